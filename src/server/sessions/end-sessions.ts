import type { Fault } from '../../shared/base/fault.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { Session, SessionBook } from './session-book.ts';

/** Ends sessions on disk now, and in memory (which disconnects them) once that is committed. */
export async function endSessions(
  { db, nowMs, afterCommit }: Pick<ChangeContext, 'db' | 'nowMs' | 'afterCommit'>,
  book: SessionBook,
  sessions: readonly Session[],
  fault: Fault,
): Promise<void> {
  for (const { id } of sessions)
    await db
      .updateTable('session')
      .set({ ended_at_ms: nowMs })
      .where('id', '=', id)
      .where('ended_at_ms', 'is', null)
      .execute();
  afterCommit(() => {
    for (const { id } of sessions) book.end(id, fault);
  });
}
