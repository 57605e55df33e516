import { randomUUID } from 'node:crypto';
import { CommandQueue } from '../../src/server/command/command-queue.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { openStore, type StorePlace } from '../../src/server/storage/open-store.ts';
import { putNote } from './put-note.ts';

/** What this process tells its parent: a command that it gives, and one that was answered. */
export interface WritingWord {
  readonly kind: 'given' | 'done' | 'failed';
  readonly id: string;
}

/**
 * A process of its own that gives its queue 200 commands a second, each with a new id, until it is killed. Its argument is the place of the database as JSON.
 */
const place = JSON.parse(process.argv[2] ?? '') as StorePlace;
const store = await openStore(place, { kind: 'ordinary' });
const log = createHubLogger((_level, line) => process.stderr.write(`${line}\n`));
const queue = new CommandQueue({ store, log, now: Date.now });
setInterval(() => {
  for (let more = 0; more < 2; more += 1) {
    const id = randomUUID();
    tell({ kind: 'given', id });
    putNote(queue, id).then(
      () => tell({ kind: 'done', id }),
      () => tell({ kind: 'failed', id }),
    );
  }
}, 10);

function tell(word: WritingWord): void {
  process.send?.(word);
}
