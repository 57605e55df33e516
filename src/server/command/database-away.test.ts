import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines, postgresFolder, testCluster } from '../../../test/support/hub-engines.ts';
import { putNote } from '../../../test/support/put-note.ts';
import { until } from '../../../test/support/until.ts';
import { writtenNotes } from '../../../test/support/written-once.ts';
import { wait } from '../../shared/base/wait.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';
import { CommandQueue } from './command-queue.ts';

async function openQueue(patienceMs: number) {
  const cluster = await testCluster();
  const store = await openStore({ databaseUrl: await cluster.freshDatabase() }, { kind: 'ordinary' });
  const lines: string[] = [];
  const queue = new CommandQueue({
    store,
    log: createHubLogger((_level, line) => lines.push(line)),
    now: Date.now,
    patienceMs,
  });
  onTestFinished(async () => {
    await queue.close();
    await store.close();
  });
  return { cluster, store, queue, lines };
}

function outcomeOf(queue: CommandQueue, id: string): Promise<string> {
  return putNote(queue, id).then(
    () => 'done',
    (error) => error.fault?.code ?? String(error),
  );
}

describe.skipIf(postgresFolder === null)('PostgreSQL that goes away', () => {
  test('under load: commands wait, the hub heals by itself, nothing is lost or done twice', {
    timeout: 180_000,
  }, async () => {
    const { cluster, store, queue, lines } = await openQueue(60_000);
    const told: number[] = [];
    queue.onCommitted((topics) => {
      for (const { changes } of topics) told.push(...changes.map(({ offset }) => offset));
    });
    const given: Promise<string>[] = [];
    const flow = async (count: number) => {
      for (let sent = 0; sent < count; sent += 4) {
        for (let more = 0; more < 4; more += 1) given.push(outcomeOf(queue, randomUUID()));
        await wait(2);
      }
    };
    const flowing = flow(300);
    await until('some are done', () => told.length > 30);
    await cluster.kill();
    await until('the hub notices', () => queue.fault?.code === 'database-away');
    await cluster.start();
    await flowing;
    expect(new Set(await Promise.all(given))).toEqual(new Set(['done']));
    expect(queue.fault).toBeNull();
    const written = await writtenNotes(store);
    expect(written).toMatchObject({ gapless: true, once: true });
    expect(written.ids).toHaveLength(given.length);
    expect(told).toEqual(Array.from({ length: given.length }, (_, index) => index + 1));
    expect(lines.filter((line) => line.includes('database.trouble'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('database.well'))).toHaveLength(1);
  });

  test('for longer than a command waits: refused with its name, and the same command goes through later', {
    timeout: 180_000,
  }, async () => {
    const { cluster, store, queue } = await openQueue(300);
    await cluster.kill();
    const id = randomUUID();
    expect(await outcomeOf(queue, id)).toBe('database-away');
    await cluster.start();
    await until('it goes through', async () => (await outcomeOf(queue, id)) === 'done');
    expect(await writtenNotes(store)).toEqual({ ids: [id], gapless: true, once: true });
  });

  test('a hub whose database another has taken meanwhile writes no more', async () => {
    const { cluster, store, queue } = await openQueue(1000);
    await store.writer
      .updateTable('hub_fact')
      .set({ value: 'another hub' })
      .where('name', '=', 'writer')
      .execute();
    expect(await outcomeOf(queue, randomUUID())).toBe('database-locked');
    expect((await writtenNotes(store)).ids).toEqual([]);
    expect(cluster).toBeDefined();
  });
});

/** Loses the connection at the commit: after it, or instead of it. */
function losingCommit(store: Store, when: 'after' | 'instead'): Store {
  let lost = false;
  const writer = new Proxy(store.writer, {
    get(target, name) {
      if (name !== 'startTransaction' || lost) return bound(target, name);
      return () => ({
        execute: async () => {
          const transaction = await target.startTransaction().execute();
          const commit = {
            execute: async () => {
              lost = true;
              if (when === 'after') await transaction.commit().execute();
              else await transaction.rollback().execute();
              throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
            },
          };
          return new Proxy(transaction, {
            get: (inner, key) => (key === 'commit' ? () => commit : bound(inner, key)),
          });
        },
      });
    },
  });
  return { ...store, writer };
}

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === 'function' ? value.bind(target) : value;
}

describe.each(hubEngines)('a connection on $name that is lost during a commit', ({ fresh }) => {
  test.each(['after', 'instead'] as const)('with the commit lost %s: done once, told once', async (when) => {
    const store = await openStore(await fresh(), { kind: 'ordinary' });
    const log = createHubLogger(() => undefined);
    const queue = new CommandQueue({ store: losingCommit(store, when), log, now: Date.now });
    const acts: string[] = [];
    const told: string[] = [];
    queue.onCommitted((topics) => told.push(...topics.flatMap(({ changes }) => changes.map(({ id }) => id))));
    onTestFinished(async () => {
      await queue.close();
      await store.close();
    });
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const answers = await Promise.all([
      ...ids.map((id) => outcomeOf(queue, id)),
      queue.change(async ({ afterCommit }) => afterCommit(() => acts.push('acted'))).then(() => 'done'),
      outcomeOf(queue, ids[0] ?? ''),
    ]);
    expect(answers).toEqual(Array(5).fill('done'));
    expect(told).toEqual(ids);
    expect(acts).toEqual(['acted']);
    expect(await writtenNotes(store)).toEqual({ ids, gapless: true, once: true });
  });
});
