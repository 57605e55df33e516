import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bookChange,
  camera,
  cameraRight,
  moment,
  personId,
  rightsBook,
} from '../../../test/support/rights-arbitraries.ts';
import { runs } from '../../../test/support/runs.ts';
import { accessOf } from './access.ts';
import { bookFor } from './book-for.ts';
import { decide } from './decide.ts';
import { decideGeneral } from './decide-general.ts';
import { nextChangeMs } from './next-change.ts';

const numRuns = runs(300);
const unitId = fc.constantFrom('unit0', 'unit1', 'unit2', 'unit3');

describe('the part of the book that concerns one person', () => {
  test('decides about cameras as the whole book does, from its moment on', () => {
    const later = fc.tuple(moment, fc.nat(6)).map(([from, more]) => ({ fromMs: from, now: from + more }));
    fc.assert(
      fc.property(
        rightsBook,
        personId,
        camera,
        cameraRight,
        later,
        (book, id, seen, right, { fromMs, now }) => {
          const person = accessOf(book, id);
          const part = bookFor(book, id, fromMs);
          const alone = part === null ? null : accessOf(part, id);
          expect(alone === null).toBe(person === null);
          if (person === null || alone === null) return;
          const asked = { right, camera: seen, now };
          expect(decide({ person: alone, ...asked })).toEqual(decide({ person, ...asked }));
        },
      ),
      { numRuns },
    );
  });

  test('decides about units as the whole book does', () => {
    fc.assert(
      fc.property(rightsBook, personId, unitId, cameraRight, moment, (book, id, over, right, now) => {
        const person = accessOf(book, id);
        const alone = accessOf(bookFor(book, id) ?? book, id);
        if (person === null || alone === null) return;
        const asked = { right, unitId: over, now };
        expect(decideGeneral({ person: alone, ...asked })).toEqual(decideGeneral({ person, ...asked }));
      }),
      { numRuns },
    );
  });

  test('tells of no other person and of no grant of others', () => {
    fc.assert(
      fc.property(rightsBook, personId, (book, id) => {
        const part = bookFor(book, id);
        if (part === null) return;
        expect(part.persons.map((person) => person.id)).toEqual([id]);
        for (const { to, revokedAtMs } of part.grants) {
          expect(to.kind === 'person' ? to.personId : to.unitId).toBe(
            to.kind === 'person' ? id : part.persons[0]?.unitId,
          );
          expect(revokedAtMs).toBeNull();
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('is null for somebody whom the book does not have', () => {
    for (const book of fc.sample(rightsBook, 5)) expect(bookFor(book, 'nobody')).toBeNull();
  });
});

describe('the next moment at which time alone changes something', () => {
  test('leaves no decision that is another one before it', () => {
    fc.assert(
      fc.property(rightsBook, personId, camera, cameraRight, moment, (book, id, seen, right, now) => {
        const person = accessOf(book, id);
        if (person === null) return;
        const next = nextChangeMs(person, now) ?? 13;
        expect(next).toBeGreaterThan(now);
        const said = decide({ person, right, camera: seen, now });
        for (let at = now; at < next; at += 1)
          expect(decide({ person, right, camera: seen, now: at })).toEqual(said);
      }),
      { numRuns },
    );
  });

  test('is the begin and the end of a grant', () => {
    fc.assert(
      fc.property(rightsBook, bookChange, personId, (book, { kind, row }, id) => {
        const [person] = book.persons.filter((other) => other.id === id);
        if (kind !== 'grant' || person === undefined || row.cameraClass === 'police-operational') return;
        const grant = { ...row, to: { kind: 'person' as const, personId: id }, revokedAtMs: null };
        const access = accessOf({ ...book, grants: [grant] }, id);
        if (access === null) return;
        expect(nextChangeMs(access, grant.fromMs - 1)).toBe(grant.fromMs);
        expect(nextChangeMs(access, grant.toMs - 1)).toBe(grant.toMs);
      }),
      { numRuns: runs(100) },
    );
  });
});
