import type { ChangeContext } from '../command/change-context.ts';
import { endSessions } from './end-sessions.ts';
import { endedFaults } from './ended-faults.ts';
import type { HubWriter } from './hub-writer.ts';
import type { Session, SessionBook } from './session-book.ts';

/** Ends the sessions that have run out, and says so in the log. */
export async function expireSessions(writer: HubWriter, book: SessionBook, nowMs: number): Promise<void> {
  const over = book.all().filter(({ expiresAtMs }) => expiresAtMs <= nowMs);
  if (over.length === 0) return;
  await writer.change(async (work) => {
    await endSessions(work, book, over, endedFaults.expired);
    for (const { id, personId, consoleId } of over)
      await work.audit({
        what: 'session.expired',
        outcome: 'done',
        personId,
        consoleId,
        cameraId: null,
        detail: { session: id },
      });
  });
}

/** Writes down when these sessions were last seen. */
export async function touchSessions(
  writer: HubWriter,
  sessions: readonly Session[],
  nowMs: number,
): Promise<void> {
  for (const session of sessions) session.lastSeenAtMs = nowMs;
  if (sessions.length === 0) return;
  await writer.change(async ({ db }) => {
    for (const { id } of sessions)
      await db.updateTable('session').set({ last_seen_at_ms: nowMs }).where('id', '=', id).execute();
  });
}

/** How long the disk remembers a session that is over; the audit log remembers longer. */
const rememberedMs = 90 * 86_400_000;

/** Forgets sessions that were over long ago. */
export async function forgetSessions({ db, nowMs }: Pick<ChangeContext, 'db' | 'nowMs'>): Promise<void> {
  await db
    .deleteFrom('session')
    .where('expires_at_ms', '<', nowMs - rememberedMs)
    .execute();
}
