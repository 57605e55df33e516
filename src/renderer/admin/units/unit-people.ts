import { accessOf } from '../../../shared/rights/access.ts';
import type { RightsBook } from '../../../shared/rights/rights-book.ts';
import { anyHolds, holds } from '../../../shared/rights/span.ts';

/** How many people of a unit have an account that holds now, and how many of them a role lets view live. */
export function unitPeople(
  book: RightsBook,
  unitId: string,
  nowMs: number,
): { readonly people: number; readonly viewers: number } {
  const active = book.persons
    .filter((person) => person.unitId === unitId)
    .map(({ id }) => accessOf(book, id))
    .filter((access) => access !== null && holds(access.personSpan, nowMs));
  const viewers = active.filter((access) => access && anyHolds(access.roleRights.view, nowMs));
  return { people: active.length, viewers: viewers.length };
}
