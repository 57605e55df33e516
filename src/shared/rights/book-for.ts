import { grantsToPerson, grantsToUnit, personIn } from './book-index.ts';
import type { RightsBook } from './rights-book.ts';
import { unitAccessOf } from './unit-access.ts';

/**
 * The part of the book that concerns one person, enough to decide for them as from the whole of it, from `fromMs` on: no other person, no grant of others,
 * none that is revoked or had ended by then. Null: no such person.
 */
export function bookFor(
  book: RightsBook,
  personId: string,
  fromMs = Number.NEGATIVE_INFINITY,
): RightsBook | null {
  const person = personIn(book, personId);
  if (person === undefined) return null;
  const given = [...grantsToPerson(book, personId), ...grantsToUnit(book, person.unitId)];
  const { unit, tier, territories, unitsUnder } = unitAccessOf(book, person.unitId);
  return {
    tiers: tier === null ? [] : [tier],
    territories: territories.size === 0 ? [] : book.territories.filter(({ id }) => territories.has(id)),
    sectors: book.sectors.filter(({ id }) => unit?.sectorIds.includes(id)),
    units: book.units.filter(({ id }) => unitsUnder.has(id)),
    roles: book.roles.filter(({ id }) => person.roleIds.includes(id)),
    persons: [person],
    grants: given.filter(({ revokedAtMs, toMs }) => revokedAtMs === null && fromMs < toMs),
  };
}
