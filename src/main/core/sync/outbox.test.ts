import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SharedItem } from '../../../shared/hub/shared-item.ts';
import { openHubDatabase } from './hub-database.ts';
import { Outbox } from './outbox.ts';
import { SharedItems } from './shared-items.ts';
import { TopicMirror } from './topic-mirror.ts';

let directory: string;
let database: DatabaseSync;
let outbox: Outbox;
let mirror: TopicMirror;
let items: SharedItems;

const bookmark = (title: string, id = 'b1'): SharedItem => ({
  kind: 'bookmark',
  id,
  scope: { kind: 'private' },
  ownerId: 'p1',
  cameraId: 'cam-1',
  fromMs: 1,
  toMs: null,
  title,
  note: '',
});
const titles = () => items.all().map(({ item }) => (item.kind === 'bookmark' ? item.title : ''));
const next = () => {
  const entry = outbox.next('p1');
  if (!entry) throw new Error('nothing waits');
  return entry;
};

function open(): void {
  ({ database } = openHubDatabase(directory));
  outbox = new Outbox(database);
  mirror = new TopicMirror(database);
  items = new SharedItems(mirror, outbox, () => ({ personId: 'p1', unitId: 'u1' }));
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-outbox-'));
  open();
});

afterEach(async () => {
  database.close();
  await rm(directory, { recursive: true });
});

test('edits that were never sent become one, with one key; what was sent stays as it was sent', () => {
  items.put(bookmark('one'));
  const { id, seq } = next();
  items.put(bookmark('two'));
  expect(outbox.all('p1')).toHaveLength(1);
  expect(next()).toMatchObject({ id, input: { item: { title: 'two' }, version: 0 } });
  outbox.markSent(seq);
  items.put(bookmark('three'));
  expect(outbox.all('p1').map(({ input }) => (input as { item: { title: string } }).item.title)).toEqual([
    'two',
    'three',
  ]);
  expect(titles()).toEqual(['three']);
});

test('it waits over a restart, with the same key', () => {
  items.put(bookmark('one'));
  const { id } = next();
  outbox.markSent(next().seq);
  database.close();
  open();
  expect(next()).toMatchObject({ id, sent: true });
  expect(items.find('b1')).toMatchObject({ waiting: true });
});

test('a later edit names the version that the earlier one got', () => {
  items.put(bookmark('one'));
  const first = next();
  outbox.markSent(first.seq);
  items.put(bookmark('two'));
  outbox.rebase('p1', 'b1', first.seq, 7);
  outbox.answered(first.seq, { ok: true, output: { version: 7 } });
  expect(next().input).toMatchObject({ item: { title: 'two' }, version: 7 });
});

test('a conflict holds back its own item only, and is ended by who it concerns', async () => {
  const row = bookmark('theirs');
  await mirror.replace({ topic: 'items:person:p1', epoch: 'e', offset: 1, count: 1 }, [
    { kind: 'bookmark', id: 'b1', version: 3, row: bookmark('before') },
  ]);
  items.put(bookmark('mine'));
  const { seq } = next();
  outbox.markSent(seq);
  outbox.answered(seq, { ok: false, fault: { code: 'conflict', message: '' }, current: { row, version: 4 } });
  expect(items.find('b1')).toMatchObject({
    waiting: false,
    conflict: { theirs: { title: 'theirs' }, theirVersion: 4 },
  });
  items.put(bookmark('mine again'));
  items.put(bookmark('other', 'b2'));
  expect(next().itemId).toBe('b2');
  items.resolve('b1', 'mine');
  expect(next().itemId).toBe('b2');
  outbox.answered(next().seq, { ok: true, output: { version: 1 } });
  expect(next()).toMatchObject({ itemId: 'b1', input: { item: { title: 'mine again' }, version: 4 } });
});

test('theirs stays when that is chosen', () => {
  items.put(bookmark('mine'));
  const { seq } = next();
  outbox.answered(seq, {
    ok: false,
    fault: { code: 'conflict', message: '' },
    current: { row: bookmark('theirs'), version: 4 },
  });
  items.resolve('b1', 'theirs');
  expect(outbox.all('p1')).toEqual([]);
  expect(() => items.resolve('b1', 'mine')).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'no-conflict' }) }),
  );
});

test('what the hub never heard of is taken back without telling it', async () => {
  items.put(bookmark('one'));
  items.remove('b1');
  expect(outbox.all('p1')).toEqual([]);
  await mirror.replace({ topic: 'items:city', epoch: 'e', offset: 1, count: 1 }, [
    { kind: 'bookmark', id: 'b9', version: 2, row: bookmark('known', 'b9') },
  ]);
  items.put(bookmark('edited', 'b9'));
  items.remove('b9');
  expect(outbox.all('p1')).toMatchObject([{ name: 'item.remove', input: { itemId: 'b9', version: 2 } }]);
  expect(items.find('b9')).toMatchObject({ removed: true, waiting: true });
});

test('changes of one person are not sent or shown for another', () => {
  outbox.add('p2', 'camera.report', { cameraId: 'c', what: 'other', text: '' });
  expect(outbox.next('p1')).toBeNull();
  expect(outbox.waiting()).toBe(1);
});
