import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines, testCluster } from '../../../test/support/hub-engines.ts';
import { smallDisk } from '../../../test/support/small-disk.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore, type StorePlace } from '../storage/open-store.ts';
import { CommandQueue } from './command-queue.ts';

/** PostgreSQL keeps its tables on the small disk and its log elsewhere: with the log's disk full it ends, which is the database being away. */
async function placeOn(disk: string, name: 'sqlite' | 'postgres'): Promise<StorePlace> {
  if (name === 'sqlite') return { dataDirectory: join(disk, 'hub') };
  const folder = join(disk, 'tables');
  mkdirSync(folder);
  // The server runs as another user.
  chmodSync(disk, 0o755);
  const cluster = await testCluster();
  return { databaseUrl: await cluster.freshDatabase(folder) };
}

/** MiB: an empty database of PostgreSQL has 8 already. */
const sizes = { sqlite: { disk: 8, ballast: 4 }, postgres: { disk: 24, ballast: 8 } };

describe.each(hubEngines)('a full disk under $name', ({ name }) => {
  test('is refused with its name, nothing answered is lost, and the hub goes on when there is room', {
    timeout: 120_000,
  }, async (context) => {
    const disk = smallDisk(sizes[name].disk);
    if (disk === null) return context.skip();
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(sizes[name].ballast << 20));
    const store = await openStore(await placeOn(disk, name), { kind: 'ordinary' });
    const queue = new CommandQueue({ store, log: createHubLogger(() => undefined), now: Date.now });
    onTestFinished(async () => {
      await queue.close();
      await store.close();
    });
    const told: string[] = [];
    queue.onCommitted((topics) => told.push(...topics.flatMap(({ changes }) => changes.map(({ id }) => id))));
    // Nothing that PostgreSQL could compress.
    const row = { note: randomBytes(40_000).toString('base64') };
    const put = (id: string) =>
      queue
        .change(({ putEntity }) =>
          putEntity({ kind: 'note', id, row, seenVersion: 0, topics: ['items:city'] }),
        )
        .then(
          () => 'done',
          (error) => error.fault.code,
        );
    const answered: string[] = [];
    for (let at = 0; ; at += 1) {
      const outcome = await put(`n${at}`);
      if (outcome === 'done') answered.push(`n${at}`);
      else {
        expect(outcome).toBe('disk-full');
        break;
      }
    }
    expect(answered).not.toHaveLength(0);
    expect(queue.fault?.code).toBe('disk-full');
    const kept = () => store.reader.selectFrom('topic_change').select('id').orderBy('offset').execute();
    expect((await kept()).map(({ id }) => id)).toEqual(answered);
    rmSync(ballast);
    expect(await put('later')).toBe('done');
    expect(queue.fault).toBeNull();
    expect((await kept()).map(({ id }) => id)).toEqual([...answered, 'later']);
    expect(told).toEqual([...answered, 'later']);
  });
});
