import { type Access, accessOf } from '../../shared/rights/access.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { CommandContext } from '../command/command-context.ts';
import { bookRefusal } from './book-refusal.ts';

/** Whether somebody is of a police tier and administers. */
export function isPoliceAdministrator(access: Access | null, nowMs: number): boolean {
  if (access?.tier?.police !== true) return false;
  return decideGeneral({ person: access, right: 'administer', now: nowMs }).allowed;
}

/**
 * Throws CommandRefusal `police-only` when the caller may not say who is police. As soon as the police have an administrator, only those may: otherwise an ordinary
 * administrator would make themselves police, and police operational cameras would be within the reach of an ordinary tier (Art. 1.4).
 */
export function mayMakePolice({ caller, city, nowMs }: CommandContext, field: string): void {
  if (isPoliceAdministrator(caller.access, nowMs)) return;
  const book = city.book();
  if (!book.persons.some(({ id }) => isPoliceAdministrator(accessOf(book, id), nowMs))) return;
  throw bookRefusal('police-only', 'Only an administrator of the police says who is police.', field);
}
