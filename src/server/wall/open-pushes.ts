import type { Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';

/** Who pushed what to which desk. */
export interface OpenPush {
  readonly pushId: string;
  readonly byConsoleId: string;
  readonly toConsoleId: string;
}

/** A desk undoes what it has on its wall: after so long that is something else. */
export const pushOpenForMs = 7 * 86_400_000;

/** Keeps a push that its desk may undo, in the transaction that makes it. */
export async function keepPush(
  db: Kysely<HubTables>,
  { pushId, byConsoleId, toConsoleId }: OpenPush,
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('open_push')
    .values({ id: pushId, by_console_id: byConsoleId, to_console_id: toConsoleId, at_ms: nowMs })
    .execute();
}

/** Takes a push of that desk from the open ones; null: there is none, or it went to another desk. */
export async function closePush(
  db: Kysely<HubTables>,
  { pushId, toConsoleId }: Pick<OpenPush, 'pushId' | 'toConsoleId'>,
): Promise<OpenPush | null> {
  const row = await db
    .deleteFrom('open_push')
    .where('id', '=', pushId)
    .where('to_console_id', '=', toConsoleId)
    .returning('by_console_id')
    .executeTakeFirst();
  return row ? { pushId, byConsoleId: row.by_console_id, toConsoleId } : null;
}

/** Forgets pushes that nobody will undo any more. */
export async function forgetPushes(db: Kysely<HubTables>, beforeMs: number): Promise<void> {
  await db.deleteFrom('open_push').where('at_ms', '<', beforeMs).execute();
}
