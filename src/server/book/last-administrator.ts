import { type Access, accessOf } from '../../shared/rights/access.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import { intersect, type Span } from '../../shared/rights/span.ts';
import type { CommandContext } from '../command/command-context.ts';
import { bookRefusal } from './book-refusal.ts';

/**
 * Throws CommandRefusal `last-administrator` when, with this book, nobody could administer the whole city any more, now or from some day on, as no
 * day before: nobody could mend that. `detail`: since when, ISO 8601, unless it is now.
 */
export function needsAnAdministrator(
  book: RightsBook,
  { caller, city, nowMs }: Pick<CommandContext, 'caller' | 'city' | 'nowMs'>,
): void {
  // Nearly always the caller is one for good, and nobody else has to be resolved.
  if (administeredUntilMs(book, nowMs, [caller.personId]) === null) return;
  const untilMs = administeredUntilMs(book, nowMs);
  if (untilMs === null) return;
  const beforeMs = administeredUntilMs(city.book(), nowMs);
  if (beforeMs !== null && untilMs >= beforeMs) return;
  throw bookRefusal(
    'last-administrator',
    'Nobody would be left who administers the whole city.',
    untilMs > nowMs ? new Date(untilMs).toISOString() : undefined,
  );
}

/** The first moment from `nowMs` on, epoch milliseconds, at which none of these people (everybody) administers the whole city; null: there is none. */
export function administeredUntilMs(
  book: RightsBook,
  nowMs: number,
  personIds: readonly string[] = book.persons.map(({ id }) => id),
): number | null {
  const spans = personIds
    .flatMap((id) => administeringSpans(accessOf(book, id)))
    .sort((a, b) => a.fromMs - b.fromMs);
  let untilMs = nowMs;
  for (const { fromMs, toMs } of spans) {
    if (fromMs > untilMs) break;
    untilMs = Math.max(untilMs, toMs);
  }
  return untilMs === Number.POSITIVE_INFINITY ? null : untilMs;
}

/** When a person administers the whole city. */
function administeringSpans(access: Access | null): Span[] {
  if (access?.tier?.reach !== 'city') return [];
  const own = intersect(access.personSpan, access.unitSpan);
  return access.roleRights.administer.map((role) => intersect(own, role));
}
