import { type AccessGrant, grantsOf } from './access-grant.ts';
import type { Person } from './person.ts';
import type { Right } from './right.ts';
import type { RightsBook } from './rights-book.ts';
import { intersect, never, type Span, spanOf } from './span.ts';
import { subtree } from './subtree.ts';
import type { Tier } from './tier.ts';
import type { Unit } from './unit.ts';

/** A person resolved against the book, once, so that each decision is quick. Holds at any time: validity is judged when deciding. */
export interface Access {
  readonly person: Person;
  readonly unit: Unit | null;
  readonly tier: Tier | null;
  readonly book: RightsBook;
  /** When the person may do anything at all; never while disabled. */
  readonly personSpan: Span;
  /** When their unit and its tier hold. */
  readonly unitSpan: Span;
  /** The unit's territory and what lies in it; empty unless its tier reaches by territory. */
  readonly territories: ReadonlyMap<string, Span>;
  /** The unit's fields; empty unless its tier reaches by sectors. */
  readonly sectors: ReadonlyMap<string, Span>;
  /** The unit and those under it, which its administrators look after. */
  readonly unitsUnder: ReadonlySet<string>;
  /** When a role of theirs gives each right. */
  readonly roleRights: Readonly<Record<Right, readonly Span[]>>;
  readonly grants: ReadonlyMap<string, readonly AccessGrant[]>;
}

/** Resolves a person against the book; null when the book has no such person. */
export function accessOf(book: RightsBook, personId: string): Access | null {
  const person = book.persons.find(({ id }) => id === personId);
  if (person === undefined) return null;
  const unit = book.units.find(({ id }) => id === person.unitId) ?? null;
  const tier = book.tiers.find(({ id }) => id === unit?.tierId) ?? null;
  return {
    person,
    unit,
    tier,
    book,
    personSpan: person.disabled ? never : spanOf(person),
    unitSpan: unit === null || tier === null ? never : intersect(spanOf(unit), spanOf(tier)),
    territories: territoriesOf(book, unit, tier),
    sectors: sectorsOf(book, unit, tier),
    unitsUnder: new Set(unit === null ? [] : subtree(book.units, unit.id).keys()),
    roleRights: roleRightsOf(book, person),
    grants: grantsOf(book.grants, person, tier),
  };
}

function territoriesOf(book: RightsBook, unit: Unit | null, tier: Tier | null): ReadonlyMap<string, Span> {
  if (tier?.reach !== 'territory' || unit === null || unit.territoryId === null) return new Map();
  return subtree(book.territories, unit.territoryId);
}

function sectorsOf(book: RightsBook, unit: Unit | null, tier: Tier | null): ReadonlyMap<string, Span> {
  if (tier?.reach !== 'sectors' || unit === null) return new Map();
  const own = new Set(unit.sectorIds);
  return new Map(book.sectors.filter(({ id }) => own.has(id)).map((sector) => [sector.id, spanOf(sector)]));
}

/** A role counts when the person holds it and it is their unit's or everybody's. */
function roleRightsOf(book: RightsBook, person: Person): Record<Right, readonly Span[]> {
  const held = new Set(person.roleIds);
  const roles = book.roles.filter(
    ({ id, unitId }) => held.has(id) && (unitId === null || unitId === person.unitId),
  );
  const when = (right: Right) => roles.filter((role) => role.rights.includes(right)).map(spanOf);
  return {
    view: when('view'),
    replay: when('replay'),
    ptz: when('ptz'),
    takeover: when('takeover'),
    bookmark: when('bookmark'),
    incident: when('incident'),
    export: when('export'),
    share: when('share'),
    push: when('push'),
    administer: when('administer'),
    audit: when('audit'),
  };
}
