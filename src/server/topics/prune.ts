import type { Topic } from '../../shared/hub/topic.ts';
import type { ChangeContext } from '../command/change-context.ts';

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

/** Drops what is older from the topics' logs and the remembered answers. Run as a change, now and then; answers where logs begin now. */
export async function prune(
  { db, nowMs }: Pick<ChangeContext, 'db' | 'nowMs'>,
  past: KeptPast,
): Promise<ReadonlyMap<Topic, number>> {
  const begins = new Map<Topic, number>();
  await db
    .deleteFrom('command_done')
    .where('at_ms', '<', nowMs - past.answersMs)
    .execute();
  const heads = await db.selectFrom('topic_head').selectAll().execute();
  for (const { topic, last_offset, first_offset } of heads) {
    const oldest = await db
      .selectFrom('topic_change')
      .select(({ fn }) => fn.min('offset').as('offset'))
      .where('topic', '=', topic)
      .where('at_ms', '>=', nowMs - past.changesMs)
      .executeTakeFirst();
    const first = Math.max(oldest?.offset ?? last_offset + 1, last_offset - past.changesOfTopic + 1);
    if (first <= first_offset) continue;
    await db.deleteFrom('topic_change').where('topic', '=', topic).where('offset', '<', first).execute();
    await db.updateTable('topic_head').set({ first_offset: first }).where('topic', '=', topic).execute();
    begins.set(topic, first);
  }
  return begins;
}
