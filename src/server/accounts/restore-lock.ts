import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { HubTables } from '../storage/tables.ts';
import type { AccountPolicy } from './account-policy.ts';
import { accountKey, consoleKey, type SignInLock } from './sign-in-lock.ts';

/** What the log tells of a failed sign-in. */
const Failure = z.object({ account: z.string(), why: z.string() });

/** Counts again the failures that the log tells of, so that a restart of the hub unlocks nothing. */
export async function restoreLock(
  lock: SignInLock,
  { db, policy, nowMs }: { db: Kysely<HubTables>; policy: AccountPolicy; nowMs: number },
): Promise<void> {
  const since = nowMs - (policy.lockForSeconds + policy.lockWindowSeconds) * 1000;
  const read = (table: 'audit_entry' | 'audit_pending') =>
    db
      .selectFrom(table)
      .select(['at_ms', 'console_id', 'detail'])
      .where('what', '=', 'sign-in.failed')
      .where('at_ms', '>', since)
      .execute();
  const rows = [...(await read('audit_entry')), ...(await read('audit_pending'))];
  for (const row of rows.sort((a, b) => a.at_ms - b.at_ms)) {
    const failure = Failure.safeParse(JSON.parse(row.detail));
    if (!failure.success || (failure.data.why !== 'password' && failure.data.why !== 'unknown')) continue;
    const keys = [accountKey(failure.data.account)];
    if (row.console_id !== null) keys.push(consoleKey(row.console_id));
    lock.failed(keys, row.at_ms);
  }
}
