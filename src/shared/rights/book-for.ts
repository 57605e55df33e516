import { concerns } from './access-grant.ts';
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
  const person = book.persons.find(({ id }) => id === personId);
  if (person === undefined) return null;
  const { unit, tier, territories, unitsUnder } = unitAccessOf(book, person.unitId);
  return {
    tiers: tier === null ? [] : [tier],
    territories: territories.size === 0 ? [] : book.territories.filter(({ id }) => territories.has(id)),
    sectors: book.sectors.filter(({ id }) => unit?.sectorIds.includes(id)),
    units: book.units.filter(({ id }) => unitsUnder.has(id)),
    roles: book.roles.filter(({ id }) => person.roleIds.includes(id)),
    persons: [person],
    grants: book.grants.filter(
      (grant) => concerns(grant, person) && grant.revokedAtMs === null && fromMs < grant.toMs,
    ),
  };
}
