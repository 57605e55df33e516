import { type Access, accessOf } from '../../shared/rights/access.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import type { CommandContext } from '../command/command-context.ts';
import { bookRefusal } from './book-refusal.ts';

/** Throws CommandRefusal `last-administrator` when, with this book, nobody could administer the whole city any more: nobody could mend that. */
export function needsAnAdministrator(book: RightsBook, { caller, nowMs }: CommandContext): void {
  // Nearly always the caller is one, and nobody else has to be resolved.
  if (administersCity(accessOf(book, caller.personId), nowMs)) return;
  if (book.persons.some(({ id }) => administersCity(accessOf(book, id), nowMs))) return;
  throw bookRefusal('last-administrator', 'Nobody would be left who administers the whole city.');
}

export function administersCity(access: Access | null, nowMs: number): boolean {
  if (access?.tier?.reach !== 'city') return false;
  return decideGeneral({ person: access, right: 'administer', now: nowMs }).allowed;
}
