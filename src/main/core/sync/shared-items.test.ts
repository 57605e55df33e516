import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bookmark } from '../../../shared/hub/shared-item.ts';
import { openHubDatabase } from './hub-database.ts';
import { Outbox } from './outbox.ts';
import { refusedChanges } from './refused-changes.ts';
import { SharedItems } from './shared-items.ts';
import { TopicMirror } from './topic-mirror.ts';

const me = { personId: 'one', unitId: 'ward1' };
const epoch = 'e1';
let directory: string;
let close: () => void;
let mirror: TopicMirror;
let outbox: Outbox;
let items: SharedItems;

const bookmark: Bookmark = {
  kind: 'bookmark',
  id: 'b1',
  scope: { kind: 'private' },
  ownerId: 'one',
  cameraId: 'cam1',
  fromMs: 1000,
  toMs: null,
  title: 'Va chạm',
  note: '',
};
const notAllowed = { code: 'not-allowed', message: 'this is not allowed', detail: 'outside-scope' };
const waiting = () => outbox.all('one').map(({ name, input }) => ({ name, input }));
const next = () => {
  const entry = outbox.next('one');
  if (!entry) throw new Error('nothing waits');
  outbox.markSent(entry.seq);
  return entry;
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vonglau-items-'));
  const { database } = openHubDatabase(directory);
  close = () => database.close();
  mirror = new TopicMirror(database);
  outbox = new Outbox(database);
  items = new SharedItems(mirror, outbox, () => me);
});

afterEach(() => {
  close();
  rmSync(directory, { recursive: true, force: true });
});

/** The hub has the bookmark, in its third version. */
async function known(): Promise<void> {
  const topic = 'items:person:one';
  await mirror.replace({ topic, epoch, offset: 1, count: 1 }, [
    { kind: 'bookmark', id: 'b1', version: 3, row: bookmark },
  ]);
}

test('what is deleted and brought back before the hub heard of it goes out as a change of what the hub has', async () => {
  await known();
  items.remove('b1');
  expect(items.find('b1')).toMatchObject({ removed: true, waiting: true });
  items.put(bookmark);
  expect(waiting()).toEqual([{ name: 'item.put', input: { item: bookmark, version: 3 } }]);
  expect(items.find('b1')).toMatchObject({ removed: false, version: 3 });
});

test('what is brought back while its removal is on its way is made anew after it', async () => {
  await known();
  items.remove('b1');
  next();
  items.put(bookmark);
  expect(waiting()).toEqual([
    { name: 'item.remove', input: { itemId: 'b1', version: 3 } },
    { name: 'item.put', input: { item: bookmark, version: 0 } },
  ]);
});

test('what was made, deleted and brought back without the hub is one new thing', () => {
  items.put(bookmark);
  items.remove('b1');
  expect(waiting()).toEqual([]);
  items.put(bookmark);
  expect(waiting()).toEqual([{ name: 'item.put', input: { item: bookmark, version: 0 } }]);
});

test('a report that the hub refused is told with its words and camera, an item is not: it tells of itself', () => {
  outbox.add('one', 'camera.report', { cameraId: 'cam9', what: 'no-picture', text: 'đen' });
  const report = next();
  outbox.answered(report.seq, { ok: false, fault: notAllowed });
  items.put(bookmark);
  outbox.answered(next().seq, { ok: false, fault: notAllowed });
  expect(refusedChanges(outbox.all('one'))).toEqual([
    {
      id: report.id,
      command: 'camera.report',
      cameraId: 'cam9',
      text: 'đen',
      madeAtMs: report.madeAtMs,
      fault: notAllowed,
    },
  ]);
  expect(items.find('b1')?.refused).toEqual(notAllowed);
});

test('what was refused goes out again under another key: the answer to the old one stays as it was', () => {
  outbox.add('one', 'camera.report', { cameraId: 'cam9', what: 'no-picture', text: 'đen' });
  const first = next();
  outbox.answered(first.seq, { ok: false, fault: notAllowed });
  expect(outbox.next('one')).toBeNull();
  outbox.sendAgain(first.seq);
  const again = outbox.next('one');
  expect(again).toMatchObject({ name: 'camera.report', sent: false, fault: null, input: first.input });
  expect(again?.id).not.toBe(first.id);
});
