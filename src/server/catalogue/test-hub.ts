import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandAnswer } from '../../shared/hub/command.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/hub/commands.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import { loadCity } from '../city/load-city.ts';
import type { Caller, CommandHandlers } from '../command/command-context.ts';
import { CommandGate } from '../command/command-gate.ts';
import { CommandQueue } from '../command/command-queue.ts';
import { demoBook } from '../demo/demo-book.ts';
import { demoCamera } from '../demo/demo-cameras.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore, type StorePlace } from '../storage/open-store.ts';
import { testDatabase } from '../test-database.ts';
import { CameraIndex } from './camera-index.ts';
import { defaultDuplicateRule } from './find-duplicates.ts';
import { createHubKeys } from './hub-keys.ts';
import type { Catalogue } from './put-camera.ts';

export interface TestHubOptions {
  readonly book?: RightsBook;
  readonly cameras?: readonly HubCamera[];
  readonly handlers: (catalogue: Catalogue) => Partial<CommandHandlers>;
  /** Null: SQLite in a folder of its own. */
  readonly place?: StorePlace | null;
}

/** A hub's inside on a real database in a folder of its own: queue, gate and city, with the handlers under test. For tests. */
export async function openTestHub({
  book = demoBook([]),
  cameras = [],
  handlers,
  place = null,
}: TestHubOptions) {
  const directory = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  const databaseUrl = await testDatabase.urlFor(directory);
  const usual = databaseUrl === null ? { dataDirectory: directory } : { databaseUrl };
  const store = await openStore(place ?? usual, { kind: 'demo' });
  let nowMs = Date.UTC(2026, 10, 22, 3);
  const now = () => nowMs;
  const log = createHubLogger(() => undefined);
  const queue = new CommandQueue({ store, log, now });
  await queue.change(async ({ putEntity }) => {
    for (const [kind, rows] of kindsOf(book))
      for (const row of rows) await putEntity({ kind, id: row.id, row, seenVersion: 0, topics: ['book'] });
    for (const row of cameras)
      await putEntity({ kind: 'camera', id: row.id, row, seenVersion: 0, topics: ['cameras'] });
  });
  const city = await loadCity(store.reader);
  const index = new CameraIndex(city);
  const catalogue: Catalogue = {
    keys: createHubKeys(randomBytes(32)),
    index,
    duplicateRule: defaultDuplicateRule,
  };
  const gate = new CommandGate({
    queue,
    store,
    city,
    log,
    now,
    // Only the commands of the handlers under test are given.
    handlers: handlers(catalogue) as CommandHandlers,
  });
  const identity = (account: string) => ({
    personId: `person-${account}`,
    consoleId: `console-${account}`,
    sessionId: `session-${account}`,
  });
  return {
    store,
    queue,
    city,
    catalogue,
    now,
    /** Lets the hub's clock go on. */
    pass(ms: number) {
      nowMs += ms;
    },
    submit<N extends CommandName>(account: string, name: N, input: CommandInput<N>): Promise<CommandAnswer> {
      return gate.submit({ id: randomUUID(), name, input }, identity(account));
    },
    caller(account: string): Caller {
      const access = city.accessOf(`person-${account}`);
      if (!access) throw new Error(`no such person: ${account}`);
      return { ...identity(account), access };
    },
    async audited(what: string) {
      const rows = await store.reader
        .selectFrom('audit_pending')
        .selectAll()
        .where('what', '=', what)
        .orderBy('id')
        .execute();
      return rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) }));
    },
    async dispose() {
      await queue.close();
      index.dispose();
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type TestHub = Awaited<ReturnType<typeof openTestHub>>;

/** What a command answered; throws its fault when it was refused. */
export function outputOf<N extends CommandName>(_name: N, answer: CommandAnswer): CommandOutput<N> {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.fault)}`);
  // The gate answers with what the command's own handler returned.
  return answer.output as CommandOutput<N>;
}

/** The fault's code of a refused command; `ok` when it was not refused. */
export function codeOf(answer: CommandAnswer): string {
  return answer.ok ? 'ok' : answer.fault.code;
}

/** An ordinary camera of ward Hoàn Kiếm, managed by that ward. For tests. */
export function testCamera(number: number, more: Partial<HubCamera> = {}): HubCamera {
  return {
    ...demoCamera(1).camera,
    id: `cam-${number}`,
    number,
    name: `Camera ${number}`,
    class: 'ordinary',
    territoryId: 'hoan-kiem',
    sectorIds: [],
    managingUnitId: 'ward-hoan-kiem',
    // Far enough from each other that no two are suspected.
    position: { latitude: 21 + number / 1000, longitude: 105.85 },
    ...more,
  };
}

function kindsOf(book: RightsBook) {
  return [
    ['tier', book.tiers],
    ['territory', book.territories],
    ['sector', book.sectors],
    ['unit', book.units],
    ['role', book.roles],
    ['person', book.persons],
    ['grant', book.grants],
  ] as const;
}
