import { fork } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { putNote } from '../../../test/support/put-note.ts';
import type { WritingWord } from '../../../test/support/writing-hub.ts';
import { writtenNotes } from '../../../test/support/written-once.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore, type StorePlace } from '../storage/open-store.ts';
import { CommandQueue } from './command-queue.ts';

const program = join(import.meta.dirname, '../../../test/support/writing-hub.ts');

/** Lets a hub write until it has answered that many, then kills it in the middle of the next. */
async function killedAfter(answers: number, place: StorePlace) {
  const given: string[] = [];
  const done: string[] = [];
  const hub = fork(program, [JSON.stringify(place)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => {
    hub.kill('SIGKILL');
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    hub.once('exit', (_code, signal) => resolve(signal)),
  );
  hub.on('message', ({ kind, id }: WritingWord) => {
    if (kind === 'given') given.push(id);
    else if (kind === 'done') done.push(id);
    if (done.length === answers) hub.kill('SIGKILL');
  });
  expect(await ended).toBe('SIGKILL');
  return { given, done };
}

describe.each(hubEngines)('a hub on $name that is killed while commands flow', ({ fresh }) => {
  test('has lost nothing that it answered, and does nothing twice when all of it comes again', {
    timeout: 180_000,
  }, async () => {
    const place = await fresh();
    const { given, done } = await killedAfter(150, place);
    const store = await openStore(place, { kind: 'ordinary' });
    const queue = new CommandQueue({ store, log: createHubLogger(() => undefined), now: Date.now });
    onTestFinished(async () => {
      await queue.close();
      await store.close();
    });
    const before = await writtenNotes(store);
    expect(before).toMatchObject({ gapless: true, once: true });
    expect(done.filter((id) => !before.ids.includes(id))).toEqual([]);
    const answers = await Promise.all(given.map((id) => putNote(queue, id)));
    expect(answers).toEqual(given.map(() => 1));
    const after = await writtenNotes(store);
    expect(after).toMatchObject({ gapless: true, once: true });
    expect(new Set(after.ids)).toEqual(new Set(given));
  });
});
