import type { Kysely } from 'kysely';
import type { Change, Topic } from '../../shared/hub/topic.ts';
import type { HubTables } from '../storage/tables.ts';

/** Where the log of a topic begins and ends; nothing was ever changed: 1 and 0. */
export interface TopicEnds {
  readonly first: number;
  readonly last: number;
}

/** The ends of every topic's log. */
export async function readEnds(db: Kysely<HubTables>): Promise<Map<Topic, TopicEnds>> {
  const heads = await db.selectFrom('topic_head').selectAll().execute();
  return new Map(heads.map(({ topic, first_offset: first, last_offset: last }) => [topic, { first, last }]));
}

/** Changes with a larger offset, at most `limit`, in order. */
export async function changesSince(
  db: Kysely<HubTables>,
  { topic, offset, limit }: { topic: Topic; offset: number; limit: number },
): Promise<Change[]> {
  const rows = await db
    .selectFrom('topic_change')
    .select(['offset', 'kind', 'id', 'version', 'row'])
    .where('topic', '=', topic)
    .where('offset', '>', offset)
    .orderBy('offset')
    .limit(limit)
    .execute();
  return rows.map(({ row, ...change }) => ({ ...change, row: row === null ? null : JSON.parse(row) }));
}
