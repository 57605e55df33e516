import { setImmediate } from 'node:timers/promises';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { SnapshotHead, Topic } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import { ndjsonLine } from '../storage/ndjson-line.ts';
import type { CameraVersions } from './camera-versions.ts';
import { mayFollow } from './may-follow.ts';
import type { TopicBoard } from './topic-board.ts';

export interface SnapshotOptions {
  readonly board: TopicBoard;
  readonly versions: CameraVersions;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** Lines made before sockets are served again. */
const linesInTurn = 500;

/**
 * A topic as it is, for one person: NDJSON in pieces, the head first (SnapshotHead, SnapshotRow). All rows are of the moment of the head's offset.
 * Throws ExpectedError `not-allowed`; CancelledError when the signal fires.
 */
export async function* readSnapshot(topic: Topic, options: SnapshotOptions): AsyncGenerator<string> {
  const { board, access } = options;
  if (!mayFollow(access, topic, board.options.now()))
    throw new ExpectedError({ code: 'not-allowed', message: 'this topic is not for you' });
  yield* topic === 'cameras' ? cameraLines(topic, options) : keptLines(topic, options);
}

async function* cameraLines(
  topic: Topic,
  { board, versions, access, signal }: SnapshotOptions,
): AsyncGenerator<string> {
  const nowMs = board.options.now();
  // One turn of the loop: memory is changed and offsets are told in one turn as well.
  const cameras = [...board.options.visible.of(access, nowMs).cameras.values()];
  const head = {
    topic,
    epoch: board.cameras.epochOf(access, nowMs),
    offset: board.endsOf(topic).last,
    count: cameras.length,
  };
  yield* inTurns(head, cameras, (camera: HubCamera) => versions.line(camera), signal);
}

async function* keptLines(topic: Topic, { board, signal }: SnapshotOptions): AsyncGenerator<string> {
  const { store } = board.options;
  const { offset, rows } = await store.readAtOneMoment(async (db) => {
    const head = await db
      .selectFrom('topic_head')
      .select('last_offset')
      .where('topic', '=', topic)
      .executeTakeFirst();
    const kept = await db
      .selectFrom('topic_row')
      .innerJoin('entity', (join) =>
        join.onRef('entity.kind', '=', 'topic_row.kind').onRef('entity.id', '=', 'topic_row.id'),
      )
      .select(['entity.kind', 'entity.id', 'entity.version', 'entity.row'])
      .where('topic_row.topic', '=', topic)
      .orderBy('entity.kind')
      .orderBy('entity.id')
      .execute();
    return { offset: head?.last_offset ?? 0, rows: kept };
  });
  const head = { topic, epoch: store.facts.epoch, offset, count: rows.length };
  // The row is JSON text already.
  const line = ({ kind, id, version, row }: (typeof rows)[number]) =>
    ndjsonLine(
      `{"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"version":${version},"row":${row}}`,
    );
  yield* inTurns(head, rows, line, signal);
}

async function* inTurns<R>(
  head: SnapshotHead,
  rows: readonly R[],
  line: (row: R) => string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  yield ndjsonLine(JSON.stringify(head));
  for (let at = 0; at < rows.length; at += linesInTurn) {
    if (signal.aborted) throw new CancelledError();
    let piece = '';
    for (const row of rows.slice(at, at + linesInTurn)) piece += line(row);
    yield piece;
    await setImmediate();
  }
}
