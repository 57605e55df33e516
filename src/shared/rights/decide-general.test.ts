import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moment, personId, rightsBook } from '../../../test/support/rights-arbitraries.ts';
import { runs } from '../../../test/support/runs.ts';
import { accessOf } from './access.ts';
import { decideGeneral } from './decide-general.ts';
import type { RightsBook } from './rights-book.ts';
import { isValidAt } from './validity.ts';

const question = fc.record({
  book: rightsBook,
  personId,
  right: fc.constantFrom('administer' as const, 'audit' as const),
  unitId: fc.constantFrom('unit0', 'unit1', 'unit2', 'unit3'),
  now: moment,
});

/** Goes up from a unit until it meets the other. */
function liesUnder(book: RightsBook, unitId: string, aboveId: string, steps = 10): boolean {
  if (unitId === aboveId) return true;
  const parentId = book.units.find(({ id }) => id === unitId)?.parentId ?? null;
  return parentId !== null && steps > 0 && liesUnder(book, parentId, aboveId, steps - 1);
}

describe('decideGeneral', () => {
  test('reaches the own unit and those under it, all when the tier reaches the city', () => {
    let allowed = 0;
    fc.assert(
      fc.property(question, ({ book, personId: id, right, unitId, now }) => {
        const person = accessOf(book, id);
        if (person === null || !book.units.some((unit) => unit.id === unitId)) return;
        const anywhere = decideGeneral({ person, right, now });
        const said = decideGeneral({ person, right, now, unitId });
        const near = liesUnder(book, unitId, person.person.unitId) || person.tier?.reach === 'city';
        expect(said.allowed).toBe(anywhere.allowed && near);
        if (anywhere.allowed && !near) expect(said.because).toBe('outside-scope');
        if (said.allowed) allowed += 1;
      }),
      { numRuns: runs(300) },
    );
    expect(allowed).toBeGreaterThan(runs(10));
  });

  test('needs a role that gives the right now; no grant gives it', () => {
    fc.assert(
      fc.property(question, ({ book, personId: id, right, now }) => {
        const person = accessOf(book, id);
        if (person === null || !decideGeneral({ person, right, now }).allowed) return;
        const giving = book.roles.filter((role) => role.rights.includes(right) && isValidAt(role, now));
        expect(giving.some((role) => person.person.roleIds.includes(role.id))).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  test('denies a disabled person', () => {
    fc.assert(
      fc.property(question, ({ book, personId: id, right, now }) => {
        const persons = book.persons.map((person) => ({ ...person, disabled: true }));
        const person = accessOf({ ...book, persons }, id);
        if (person !== null) expect(decideGeneral({ person, right, now }).because).toBe('not-active');
      }),
      { numRuns: runs(60) },
    );
  });
});
