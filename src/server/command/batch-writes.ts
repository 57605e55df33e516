import type { Insertable, Kysely } from 'kysely';
import type { Change } from '../../shared/hub/topic.ts';
import { BulkInsert } from '../storage/bulk-insert.ts';
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

/** The tables that a batch writes many rows of. */
export type BatchTables = ReturnType<typeof batchTables>;

export function batchTables() {
  return {
    history: new BulkInsert('entity_history', ['kind', 'id', 'version', 'row', 'changed_at_ms', 'person_id']),
    changes: new BulkInsert('topic_change', ['topic', 'offset', 'kind', 'id', 'version', 'row', 'at_ms']),
    topicRows: new BulkInsert('topic_row', ['topic', 'kind', 'id'], { passOver: true }),
    done: new BulkInsert('command_done', ['id', 'person_id', 'input_hash', 'answer', 'at_ms']),
    audit: new BulkInsert('audit_pending', [
      'at_ms',
      'what',
      'person_id',
      'console_id',
      'camera_id',
      'outcome',
      'detail',
    ]),
  };
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
  into: BatchTables,
  { history, changes, done, audit }: BatchWrites,
): Promise<readonly TopicChanges[]> {
  await inChunks(history, (rows) => into.history.run(db, rows));
  const told = await writeChanges(db, into, changes);
  await inChunks(done, (rows) => into.done.run(db, rows));
  await inChunks(audit, (rows) => into.audit.run(db, rows));
  return told;
}

/** Offsets come from the topic's head row, which stays locked until the commit: their order is the order of commits. */
async function writeChanges(
  db: Kysely<HubTables>,
  into: BatchTables,
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
  await inChunks(rows, (some) => into.changes.run(db, some));
  await writeTopicRows(db, into, changes);
  return told;
}

/** Which rows are in the topics now: what was told of each last. */
async function writeTopicRows(
  db: Kysely<HubTables>,
  into: BatchTables,
  changes: readonly WaitingChange[],
): Promise<void> {
  const last = new Map(
    changes
      .filter(({ topic }) => topic !== 'cameras')
      .map((change) => [`${change.topic} ${change.kind} ${change.id}`, change]),
  );
  const there = [...last.values()].filter(({ text }) => text !== null);
  await inChunks(there, (some) => into.topicRows.run(db, some));
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

/** So many are written before other sockets are served. */
const rowsAtOnce = 1024;

async function inChunks<R>(rows: readonly R[], write: (rows: R[]) => Promise<unknown>): Promise<void> {
  const breath = new Breath();
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await write(rows.slice(at, at + rowsAtOnce));
    await breath.take();
  }
}
