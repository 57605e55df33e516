import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smallDisk } from '../../../test/support/small-disk.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore } from '../storage/open-store.ts';
import { CommandQueue } from './command-queue.ts';

test('a full disk: refused with its name, nothing answered is lost, and the hub goes on when there is room', async (context) => {
  const disk = smallDisk(8);
  if (disk === null) return context.skip();
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(4 << 20));
  const store = await openStore({ dataDirectory: join(disk, 'hub') }, { kind: 'ordinary' });
  const queue = new CommandQueue({ store, log: createHubLogger(() => undefined), now: Date.now });
  onTestFinished(async () => {
    await queue.close();
    await store.close();
  });
  const told: string[] = [];
  queue.onCommitted((topics) => told.push(...topics.flatMap(({ changes }) => changes.map(({ id }) => id))));
  const row = { note: 'x'.repeat(50_000) };
  const put = (id: string) =>
    queue
      .change(({ putEntity }) => putEntity({ kind: 'note', id, row, seenVersion: 0, topics: ['items:city'] }))
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
