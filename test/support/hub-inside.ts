import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { auditHandlers } from '../../src/server/audit/audit-handlers.ts';
import { AuditSealer } from '../../src/server/audit/audit-sealer.ts';
import { loadCity } from '../../src/server/city/load-city.ts';
import { VisibleCameras } from '../../src/server/city/visible-cameras.ts';
import type { CommandHandlers } from '../../src/server/command/command-context.ts';
import { CommandGate } from '../../src/server/command/command-gate.ts';
import { CommandQueue } from '../../src/server/command/command-queue.ts';
import { itemHandlers } from '../../src/server/items/item-handlers.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { openStore, type StorePlace } from '../../src/server/storage/open-store.ts';
import type { Store } from '../../src/server/storage/store.ts';
import { CameraVersions } from '../../src/server/topics/camera-versions.ts';
import { TopicBoard } from '../../src/server/topics/topic-board.ts';
import type { CommandInput, CommandName } from '../../src/shared/hub/commands.ts';
import type { HubCamera } from '../../src/shared/hub/hub-camera.ts';
import type { RightsBook } from '../../src/shared/rights/rights-book.ts';
import { smallBook, smallCameras } from './small-city.ts';

/** Keys of the tests' hubs. */
export const testHubKey = generateKeyPairSync('ed25519');

export interface HubInsideOptions {
  readonly now?: () => number;
  readonly handlers?: Partial<CommandHandlers>;
  readonly patienceMs?: number;
}

/** A hub's inside over the small city on a real database: store, queue, gate, topics, sealer; closed when the test ends. */
export async function openHubInside(place: StorePlace, options: HubInsideOptions = {}) {
  const { now = Date.now, handlers = {}, patienceMs = 15_000 } = options;
  const lines: string[] = [];
  const log = createHubLogger((_level, line) => lines.push(line));
  const store = await openStore(place, { kind: 'ordinary' });
  const queue = new CommandQueue({ store, log, now, patienceMs });
  const isNew = (await store.reader.selectFrom('entity').select('id').limit(1).execute()).length === 0;
  if (isNew) await fill(queue, smallBook(), smallCameras());
  const city = await loadCity(store.reader);
  const visible = new VisibleCameras(city);
  const board = await TopicBoard.open({ store, queue, city, visible, log, now });
  const versions = await CameraVersions.open({ store, city, queue });
  const sealer = await AuditSealer.open({
    store,
    queue,
    privateKey: testHubKey.privateKey,
    log,
    everyMs: 20,
  });
  const logParts = {
    engine: store.engine,
    hubId: store.facts.hubId,
    publicKey: testHubKey.publicKey,
    log,
  };
  const all = { ...itemHandlers, ...auditHandlers({ ...logParts, sealer }), ...handlers };
  // Tests call the commands of the handlers that are given.
  const gate = new CommandGate({ queue, store, city, handlers: all as CommandHandlers, log, now });
  const close = once(async () => {
    await sealer.close();
    await queue.close();
    board.dispose();
    versions.dispose();
    visible.dispose();
    await store.close();
  });
  onTestFinished(close);
  return {
    store,
    queue,
    city,
    visible,
    board,
    versions,
    sealer,
    gate,
    log,
    lines,
    close,
    /** Gives a command in a person's name, at a console of theirs. */
    give: <N extends CommandName>(
      personId: string,
      name: N,
      input: CommandInput<N>,
      id: string = randomUUID(),
    ) => gate.submit({ id, name, input }, identityOf(personId)),
    /** Changes a camera as the catalogue would. */
    putCamera: (camera: HubCamera) =>
      queue.change(async ({ putEntity, afterCommit }) => {
        const kept = { kind: 'camera', id: camera.id, row: camera, seenVersion: 'any' as const };
        afterCommit(() => city.applyCamera(camera));
        return putEntity({ ...kept, topics: ['cameras'] });
      }),
    /** Changes a row of the book as its commands would. */
    putBook: (kind: 'person' | 'role' | 'grant', row: { readonly id: string }) =>
      queue.change(async ({ putEntity, afterCommit }) => {
        afterCommit(() => city.applyBook(kind, row.id, row));
        return putEntity({ kind, id: row.id, row, seenVersion: 'any', topics: ['book'] });
      }),
  };
}

export type HubInside = Awaited<ReturnType<typeof openHubInside>>;

export function identityOf(personId: string) {
  return { personId, consoleId: `console-${personId}`, sessionId: `session-${personId}` };
}

/** Everything of a table, in the order of a column. */
export function rowsOf(
  store: Pick<Store, 'reader'>,
  table: 'audit_entry' | 'topic_change' | 'entity_history',
) {
  return store.reader.selectFrom(table).selectAll().execute();
}

async function fill(queue: CommandQueue, book: RightsBook, cameras: readonly HubCamera[]): Promise<void> {
  const rows = [
    ...Object.entries(book).flatMap(([plural, list]) => list.map((row) => [singular(plural), row] as const)),
    ...cameras.map((camera) => ['camera', camera] as const),
  ];
  await queue.change(async ({ putEntity }) => {
    for (const [kind, row] of rows) {
      const topics = [kind === 'camera' ? 'cameras' : 'book'];
      await putEntity({ kind, id: row.id, row, seenVersion: 0, topics });
    }
  });
}

function singular(plural: string): string {
  return plural === 'territories' ? 'territory' : plural.slice(0, -1);
}

function once(act: () => Promise<void>): () => Promise<void> {
  let acted: Promise<void> | null = null;
  return () => {
    acted ??= act();
    return acted;
  };
}
