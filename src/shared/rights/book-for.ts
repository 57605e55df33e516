import { concerns } from './access-grant.ts';
import type { RightsBook } from './rights-book.ts';
import { subtree } from './subtree.ts';

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
  const unit = book.units.find(({ id }) => id === person.unitId);
  const tier = book.tiers.find(({ id }) => id === unit?.tierId);
  const under = unit === undefined ? new Map() : subtree(book.units, unit.id);
  const area =
    tier?.reach === 'territory' && unit !== undefined && unit.territoryId !== null
      ? subtree(book.territories, unit.territoryId)
      : new Map();
  return {
    tiers: tier === undefined ? [] : [tier],
    territories: book.territories.filter(({ id }) => area.has(id)),
    sectors: book.sectors.filter(({ id }) => unit?.sectorIds.includes(id)),
    units: book.units.filter(({ id }) => under.has(id)),
    roles: book.roles.filter(({ id }) => person.roleIds.includes(id)),
    persons: [person],
    grants: book.grants.filter(
      (grant) => grant.revokedAtMs === null && fromMs < grant.toMs && concerns(grant, person),
    ),
  };
}
