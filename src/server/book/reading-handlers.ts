import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { notAllowed, notFound } from '../accounts/refusals.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { bookHistory } from './book-history.ts';
import { unitReach } from './unit-reach.ts';

/** What administrators ask about the book without changing it; they have all of its rows already. Refusals: `not-allowed`, `not-found`. */
export const bookReadingHandlers: Pick<CommandHandlers, 'book.history' | 'unit.reach'> = {
  async 'book.history'(of, context) {
    needsAdminister(context);
    const versions = await bookHistory(context.db, context.city.book(), of);
    if (versions.length === 0) throw notFound(of.kind);
    return { versions };
  },

  async 'unit.reach'(place, context) {
    needsAdminister(context);
    return unitReach(place, context);
  },
};

function needsAdminister({ caller, nowMs }: CommandContext): void {
  const { allowed, because } = decideGeneral({ person: caller.access, right: 'administer', now: nowMs });
  if (!allowed) throw notAllowed(because);
}
