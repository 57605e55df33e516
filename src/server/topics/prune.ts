import type { Kysely, Selectable } from 'kysely';
import type { Topic } from '../../shared/hub/topic.ts';
import type { ChangeContext } from '../command/change-context.ts';
import type { HubTables } from '../storage/tables.ts';

/** How much of the past is kept: whoever was away longer takes a snapshot; a command sent again later than that is done again. */
export interface KeptPast {
  readonly changesOfTopic: number;
  readonly changesMs: number;
  readonly answersMs: number;
}

export const usualPast: KeptPast = {
  changesOfTopic: 200_000,
  changesMs: 14 * 86_400_000,
  answersMs: 30 * 86_400_000,
};

/** Rows dropped at once of each log, so that changes do not wait long for it; the rest goes the next time. */
const mostAtOnce = 20_000;

/** Drops what is older from the topics' logs and the remembered answers. Run as a change, now and then; answers where logs begin now. */
export async function prune(
  { db, nowMs }: Pick<ChangeContext, 'db' | 'nowMs'>,
  past: KeptPast,
): Promise<ReadonlyMap<Topic, number>> {
  await forgetAnswers(db, nowMs - past.answersMs);
  const begins = new Map<Topic, number>();
  const heads = await db.selectFrom('topic_head').selectAll().execute();
  for (const head of heads) {
    const wanted = await firstKept(db, head, { ...past, nowMs });
    const first = Math.min(wanted, head.first_offset + mostAtOnce);
    if (first <= head.first_offset) continue;
    const { topic } = head;
    await db.deleteFrom('topic_change').where('topic', '=', topic).where('offset', '<', first).execute();
    await db.updateTable('topic_head').set({ first_offset: first }).where('topic', '=', topic).execute();
    begins.set(topic, first);
  }
  return begins;
}

async function forgetAnswers(db: Kysely<HubTables>, beforeMs: number): Promise<void> {
  await db
    .deleteFrom('command_done')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('command_done')
        .select('id')
        .where('at_ms', '<', beforeMs)
        .orderBy('at_ms')
        .limit(mostAtOnce),
    )
    .execute();
}

async function firstKept(
  db: Kysely<HubTables>,
  { topic, last_offset }: Selectable<HubTables['topic_head']>,
  { changesMs, changesOfTopic, nowMs }: KeptPast & { readonly nowMs: number },
): Promise<number> {
  const young = await db
    .selectFrom('topic_change')
    .select('offset')
    .where('topic', '=', topic)
    .where('at_ms', '>=', nowMs - changesMs)
    .orderBy('offset')
    .limit(1)
    .executeTakeFirst();
  return Math.max(young?.offset ?? last_offset + 1, last_offset - changesOfTopic + 1);
}
