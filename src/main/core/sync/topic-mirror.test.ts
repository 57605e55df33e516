import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../../shared/hub/topic.ts';
import { openHubDatabase } from './hub-database.ts';
import { TopicMirror } from './topic-mirror.ts';

let directory: string;
let database: DatabaseSync;
let mirror: TopicMirror;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-mirror-'));
  ({ database } = openHubDatabase(directory));
  mirror = new TopicMirror(database);
});

afterEach(async () => {
  database.close();
  await rm(directory, { recursive: true });
});

const topic = 'items:city';
const head = (offset: number, count = 0) => ({ topic, epoch: 'e', offset, count });
const put = (offset: number, id: string, value: number): Change => ({
  offset,
  kind: 'x',
  id,
  version: offset,
  row: { value },
});
const gone = (offset: number, id: string): Change => ({ offset, kind: 'x', id, version: offset, row: null });
const values = () =>
  Object.fromEntries(mirror.rows(topic).map(({ id, row }) => [id, (row as { value: number }).value]));

test('a snapshot takes the place of all that was there, and changes go on from its offset', async () => {
  await mirror.replace(head(3, 1), [{ kind: 'x', id: 'a', version: 3, row: { value: 1 } }]);
  await mirror.replace(head(5, 1), [{ kind: 'x', id: 'b', version: 5, row: { value: 2 } }]);
  expect(mirror.apply(topic, 'e', [put(6, 'c', 3), gone(7, 'b')])).toBe(true);
  expect(values()).toEqual({ c: 3 });
  expect(mirror.place(topic)).toEqual({ topic, epoch: 'e', offset: 7 });
});

test('a gap, or changes of another epoch, are not applied at all', async () => {
  await mirror.replace(head(3), []);
  expect(mirror.apply(topic, 'e', [put(4, 'a', 1), put(6, 'b', 2)])).toBe(false);
  expect(mirror.apply(topic, 'other', [put(4, 'a', 1)])).toBe(false);
  expect(values()).toEqual({});
  expect(mirror.place(topic).offset).toBe(3);
});

test('however changes are cut into messages and sent again, the rows are those of the log', async () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    value: fc.option(fc.integer(), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 12 }),
      fc.array(fc.nat(12), { maxLength: 20 }),
      async (made, cuts) => {
        const log = made.map(({ id, value }, at) =>
          value === null ? gone(at + 1, id) : put(at + 1, id, value),
        );
        await mirror.replace(head(0), []);
        // What is sent begins anywhere at or before what is already here, as a hub does that was not sure what had arrived.
        for (const cut of [...cuts, log.length]) {
          const from = Math.min(cut, mirror.place(topic).offset);
          expect(mirror.apply(topic, 'e', log.slice(from, Math.max(cut, from)))).toBe(true);
        }
        const wanted: Record<string, number> = {};
        for (const { id, value } of made) {
          if (value === null) delete wanted[id];
          else wanted[id] = value;
        }
        expect(values()).toEqual(wanted);
        expect(mirror.place(topic).offset).toBe(log.length);
      },
    ),
    { numRuns: 60 },
  );
});

test('it is all there after a restart, and topics that are no longer followed are forgotten', async () => {
  await mirror.replace(head(3, 1), [{ kind: 'x', id: 'a', version: 3, row: { value: 1 } }]);
  await mirror.replace({ topic: 'cameras', epoch: 'e', offset: 1, count: 0 }, []);
  database.close();
  ({ database } = openHubDatabase(directory));
  mirror = new TopicMirror(database);
  expect(values()).toEqual({ a: 1 });
  mirror.keepOnly(new Set(['cameras']));
  expect(values()).toEqual({});
  expect(mirror.place(topic).offset).toBe(0);
  expect(mirror.place('cameras').offset).toBe(1);
});
