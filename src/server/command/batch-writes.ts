import type { Insertable, Kysely } from 'kysely';
import type { Change } from '../../shared/hub/topic.ts';
import type { HubTables } from '../storage/tables.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import { Breath } from './breath.ts';

/** A change of a topic that has no offset yet. */
export interface WaitingChange {
  readonly topic: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly row: unknown;
  readonly text: string | null;
  readonly atMs: number;
}

/** Rows that no command reads back within its transaction: kept aside and written with few statements at its end. */
export interface BatchWrites {
  readonly history: Insertable<HubTables['entity_history']>[];
  readonly changes: WaitingChange[];
  readonly done: Insertable<HubTables['command_done']>[];
  readonly audit: Insertable<HubTables['audit_pending']>[];
}

export function emptyWrites(): BatchWrites {
  return { history: [], changes: [], done: [], audit: [] };
}

/** What a command that went well wrote goes with the batch's. */
export function addWrites(to: BatchWrites, { history, changes, done, audit }: BatchWrites): void {
  to.history.push(...history);
  to.changes.push(...changes);
  to.done.push(...done);
  to.audit.push(...audit);
}

/** Writes everything that was kept aside; answers what the topics' followers are to be told once it is committed. */
export async function flushWrites(
  db: Kysely<HubTables>,
  { history, changes, done, audit }: BatchWrites,
): Promise<readonly TopicChanges[]> {
  await inChunks(history, (rows) => db.insertInto('entity_history').values(rows).execute());
  const told = await writeChanges(db, changes);
  await inChunks(done, (rows) => db.insertInto('command_done').values(rows).execute());
  await inChunks(audit, (rows) => db.insertInto('audit_pending').values(rows).execute());
  return told;
}

/** Offsets come from the topic's head row, which stays locked until the commit: their order is the order of commits. */
async function writeChanges(
  db: Kysely<HubTables>,
  changes: readonly WaitingChange[],
): Promise<readonly TopicChanges[]> {
  const told: TopicChanges[] = [];
  const rows: Insertable<HubTables['topic_change']>[] = [];
  for (const [topic, waiting] of Map.groupBy(changes, (change) => change.topic)) {
    const first = (await advance(db, topic, waiting.length)) - waiting.length + 1;
    const numbered: Change[] = [];
    for (const [index, { kind, id, version, row, text, atMs }] of waiting.entries()) {
      const offset = first + index;
      numbered.push({ offset, kind, id, version, row });
      rows.push({ topic, offset, kind, id, version, row: text, at_ms: atMs });
    }
    told.push({ topic, changes: numbered });
  }
  await inChunks(rows, (some) => db.insertInto('topic_change').values(some).execute());
  await writeTopicRows(db, changes);
  return told;
}

/** Which rows are in the topics now: what was told of each last. */
async function writeTopicRows(db: Kysely<HubTables>, changes: readonly WaitingChange[]): Promise<void> {
  const last = new Map(
    changes
      .filter(({ topic }) => topic !== 'cameras')
      .map((change) => [`${change.topic} ${change.kind} ${change.id}`, change]),
  );
  const there = [...last.values()].filter(({ text }) => text !== null);
  await inChunks(there, (some) =>
    db
      .insertInto('topic_row')
      .values(some.map(({ topic, kind, id }) => ({ topic, kind, id })))
      .onConflict((known) => known.doNothing())
      .execute(),
  );
  for (const { topic, kind, id, text } of last.values())
    if (text === null)
      await db
        .deleteFrom('topic_row')
        .where('topic', '=', topic)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
}

async function advance(db: Kysely<HubTables>, topic: string, by: number): Promise<number> {
  const { last_offset } = await db
    .insertInto('topic_head')
    .values({ topic, last_offset: by, first_offset: 1 })
    .onConflict((there) =>
      there.column('topic').doUpdateSet(({ eb }) => ({ last_offset: eb('topic_head.last_offset', '+', by) })),
    )
    .returning('last_offset')
    .executeTakeFirstOrThrow();
  return last_offset;
}

/** Few enough for the parameters of one statement (32,766 in SQLite). */
const rowsAtOnce = 1000;

async function inChunks<R>(rows: readonly R[], write: (rows: R[]) => Promise<unknown>): Promise<void> {
  const breath = new Breath();
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await write(rows.slice(at, at + rowsAtOnce));
    await breath.take();
  }
}
