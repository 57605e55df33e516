import { type GrantsByCamera, grantsByCamera } from './access-grant.ts';
import { grantsToUnit } from './book-index.ts';
import type { RightsBook } from './rights-book.ts';
import { intersect, never, type Span, spanOf } from './span.ts';
import { subtree } from './subtree.ts';
import type { Tier } from './tier.ts';
import type { Unit } from './unit.ts';

/** What all people of one unit have in common, resolved against the book. */
export interface UnitAccess {
  readonly unit: Unit | null;
  readonly tier: Tier | null;
  /** When the unit and its tier hold. */
  readonly unitSpan: Span;
  /** The unit's territory and what lies in it; empty unless its tier reaches by territory. */
  readonly territories: ReadonlyMap<string, Span>;
  /** The unit's fields; empty unless its tier reaches by sectors. */
  readonly sectors: ReadonlyMap<string, Span>;
  /** The unit and those under it, which its administrators look after. */
  readonly unitsUnder: ReadonlySet<string>;
  /** Given to the unit: of its rights a person has those that a role of theirs gives. */
  readonly unitGrants: GrantsByCamera;
}

const nowhere: ReadonlyMap<string, Span> = new Map();
const nothing: ReadonlySet<string> = new Set();
const resolved = new WeakMap<RightsBook, Map<string, UnitAccess>>();

/** Resolved once for a book and a unit: people of one unit share it, in time and in memory. A book is a value: whoever changes one makes another. */
export function unitAccessOf(book: RightsBook, unitId: string): UnitAccess {
  const units = resolved.get(book) ?? new Map<string, UnitAccess>();
  resolved.set(book, units);
  const access = units.get(unitId) ?? resolve(book, unitId);
  units.set(unitId, access);
  return access;
}

function resolve(book: RightsBook, unitId: string): UnitAccess {
  const unit = book.units.find(({ id }) => id === unitId) ?? null;
  const tier = book.tiers.find(({ id }) => id === unit?.tierId) ?? null;
  return {
    unit,
    tier,
    unitSpan: unit === null || tier === null ? never : intersect(spanOf(unit), spanOf(tier)),
    territories: territoriesOf(book, unit, tier),
    sectors: sectorsOf(book, unit, tier),
    unitsUnder: unit === null ? nothing : new Set(subtree(book.units, unit.id).keys()),
    unitGrants: grantsByCamera(grantsToUnit(book, unitId), tier),
  };
}

function territoriesOf(book: RightsBook, unit: Unit | null, tier: Tier | null): ReadonlyMap<string, Span> {
  if (tier?.reach !== 'territory' || unit === null || unit.territoryId === null) return nowhere;
  return subtree(book.territories, unit.territoryId);
}

function sectorsOf(book: RightsBook, unit: Unit | null, tier: Tier | null): ReadonlyMap<string, Span> {
  if (tier?.reach !== 'sectors' || unit === null) return nowhere;
  const own = new Set(unit.sectorIds);
  return new Map(book.sectors.filter(({ id }) => own.has(id)).map((sector) => [sector.id, spanOf(sector)]));
}
