import { type GrantsByCamera, grantsByCamera } from './access-grant.ts';
import { grantsToPerson, personIn } from './book-index.ts';
import type { Person } from './person.ts';
import type { Right } from './right.ts';
import type { RightsBook } from './rights-book.ts';
import { never, type Span, spanOf } from './span.ts';
import { type UnitAccess, unitAccessOf } from './unit-access.ts';

/** A person resolved against the book, once, so that each decision is quick. Holds at any time: validity is judged when deciding. */
export interface Access extends UnitAccess {
  readonly person: Person;
  readonly book: RightsBook;
  /** When the person may do anything at all; never while disabled. */
  readonly personSpan: Span;
  /** When a role of theirs gives each right. */
  readonly roleRights: Readonly<Record<Right, readonly Span[]>>;
  /** Given to the person: exactly its rights, whatever their roles. */
  readonly ownGrants: GrantsByCamera;
}

/** Resolves a person against the book; null when the book has no such person. The book must not be altered afterwards. */
export function accessOf(book: RightsBook, personId: string): Access | null {
  const person = personIn(book, personId);
  if (person === undefined) return null;
  const unit = unitAccessOf(book, person.unitId);
  return {
    ...unit,
    person,
    book,
    personSpan: person.disabled ? never : spanOf(person),
    roleRights: roleRightsOf(book, person),
    ownGrants: grantsByCamera(grantsToPerson(book, personId), unit.tier),
  };
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
