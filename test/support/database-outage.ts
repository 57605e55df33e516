import { createPublicKey, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { verifyAudit } from '../../src/server/audit/verify-audit.ts';
import type { Hub } from '../../src/server/hub.ts';
import { startTestHub } from '../../src/server/start-test-hub.ts';
import { codeOf, give, type TestConsole } from '../../src/server/test-console.ts';
import { wait } from '../../src/shared/base/wait.ts';
import type { SharedItem } from '../../src/shared/hub/shared-item.ts';
import { testCluster } from './hub-engines.ts';

const givenEveryMs = 250;

/** As the console's outbox waits before it sends again. */
const againMs = 1000;

type Socket = Awaited<ReturnType<TestConsole['socket']>>;

/** What a desk met while the database was away. */
export interface Outage {
  readonly given: number;
  /** Codes of refusals. */
  readonly refusals: ReadonlySet<string>;
}

/**
 * A whole hub whose PostgreSQL is killed for so long, while a desk gives four commands a second and sends each again under its id as the console's outbox does. All
 * of them end up done, once; the desk stays connected, the hub says that it is not ready, and the audit log is whole.
 */
export async function throughOutage(outageMs: number): Promise<Outage> {
  const cluster = await testCluster();
  const started = await startTestHub({ databaseUrl: await cluster.freshDatabase() });
  const { hub } = started;
  try {
    await started.addPerson('an', ['view', 'bookmark']);
    const { socket } = await started.sitDown('an');
    const refusals = new Set<string>();
    const ids: string[] = [];
    const answered: Promise<void>[] = [];
    const giving = setInterval(() => {
      const id = randomUUID();
      ids.push(id);
      answered.push(giveUntilDone(socket, id, refusals));
    }, givenEveryMs);
    await cluster.kill();
    await expect.poll(() => readiness(hub), { timeout: 20_000 }).toBe(503);
    await wait(outageMs);
    await cluster.start();
    await expect.poll(() => readiness(hub), { timeout: 30_000 }).toBe(200);
    clearInterval(giving);
    await Promise.all(answered);
    expect(socket.connected).toBe(true);
    await expectDoneOnce(hub, ids);
    return { given: ids.length, refusals };
  } finally {
    await started.close();
  }
}

async function giveUntilDone(socket: Socket, id: string, refusals: Set<string>): Promise<void> {
  for (;;) {
    const code = codeOf(await give(socket, 'item.put', { item: layout(id), version: 0 }, id));
    if (code === 'ok') return;
    refusals.add(code);
    await wait(againMs);
  }
}

async function expectDoneOnce({ core }: Hub, ids: readonly string[]): Promise<void> {
  const { store, sealer, signing } = core;
  const kept = await store.reader
    .selectFrom('entity_history')
    .select(['id', 'version'])
    .where('kind', '=', 'layout')
    .execute();
  expect(kept.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(kept.every(({ version }) => version === 1)).toBe(true);
  await sealer.seal();
  const { hubId } = store.facts;
  const publicKey = createPublicKey(signing.privateKey);
  expect(await verifyAudit(store.reader, { hubId, publicKey })).toMatchObject({ intact: true });
}

async function readiness({ url }: Hub): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

function layout(id: string): SharedItem {
  const grid = { columns: 1, rows: 1, cells: [{ column: 0, row: 0, columns: 1, rows: 1 }] };
  const scope = { kind: 'private' as const };
  return {
    kind: 'layout',
    id,
    scope,
    ownerId: 'person-an',
    layout: { id, name: 'Lúc mất dữ liệu', key: null, grid, tiles: [null] },
  };
}
