import { ExpectedError } from '../../../shared/base/fault.ts';
import type { Outbox } from './outbox.ts';

/** Sends a refused change of a person again, or lets it go. Throws ExpectedError `no-conflict` when it is not there to be decided. */
export function settleRefused(outbox: Outbox, personId: string | null, id: string, keep: boolean): void {
  const entry = (personId === null ? [] : outbox.all(personId)).find((one) => one.id === id);
  if (entry?.state !== 'refused')
    throw new ExpectedError({
      code: 'no-conflict',
      message: 'there is nothing to decide about it any more',
    });
  if (keep) outbox.sendAgain(entry.seq);
  else outbox.remove(entry.seq);
}
