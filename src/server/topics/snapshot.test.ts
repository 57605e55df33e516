import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { type HubInside, openHubInside } from '../../../test/support/hub-inside.ts';
import { smallBook, smallCameras } from '../../../test/support/small-city.ts';
import { SnapshotHead, SnapshotRow, type Topic } from '../../shared/hub/topic.ts';
import { readSnapshot } from './snapshot.ts';

async function taken(hub: HubInside, personId: string, topic: Topic, signal = new AbortController().signal) {
  const access = hub.city.accessOf(personId);
  if (!access) throw new Error(`nobody is ${personId}`);
  let text = '';
  for await (const piece of readSnapshot(topic, { ...hub, access, signal })) text += piece;
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { head: SnapshotHead.parse(head), rows: rows.map((row) => SnapshotRow.parse(row)), text };
}

const [cam1] = smallCameras();
if (!cam1) throw new Error('the small city has no cameras');
const layout = {
  kind: 'layout' as const,
  id: 'l1',
  scope: { kind: 'city' as const },
  ownerId: 'chief',
  layout: {
    id: 'l1',
    name: 'Sáng',
    key: null,
    grid: { columns: 1, rows: 1, cells: [{ column: 0, row: 0, columns: 1, rows: 1 }] },
    tiles: [null],
  },
};

describe.each(hubEngines)('snapshots on $name', ({ fresh }) => {
  test('of the cameras: the ones a person sees, with their versions, and no address', async () => {
    const hub = await openHubInside(await fresh());
    await hub.putCamera({ ...cam1, name: 'Ngã tư mới' });
    const one = await taken(hub, 'one', 'cameras');
    expect(one.head).toMatchObject({ topic: 'cameras', offset: 5, count: 2 });
    expect(one.rows.map(({ id, version }) => [id, version]).sort()).toEqual([
      ['cam1', 2],
      ['cam2', 1],
    ]);
    expect(one.text).not.toContain('rtsp:');
    const two = await taken(hub, 'two', 'cameras');
    expect(two.rows.map(({ id }) => id)).toEqual(['cam3']);
    expect(two.head.epoch).not.toBe(one.head.epoch);
  });

  test('of the cameras: none that is out of service', async () => {
    const hub = await openHubInside(await fresh());
    await hub.putCamera({ ...cam1, retired: true });
    expect((await taken(hub, 'one', 'cameras')).rows.map(({ id }) => id)).toEqual(['cam2']);
  });

  test('the epoch of a person’s cameras is the same after a restart', async () => {
    const place = await fresh();
    const first = await openHubInside(place);
    const { head } = await taken(first, 'one', 'cameras');
    await first.close();
    expect((await taken(await openHubInside(place), 'one', 'cameras')).head).toEqual(head);
  });

  test('of a kept topic: its rows at the head’s offset, for whom it is', async () => {
    const hub = await openHubInside(await fresh());
    expect(await hub.give('chief', 'item.put', { item: layout, version: 0 })).toMatchObject({ ok: true });
    const { head, rows } = await taken(hub, 'two', 'items:city');
    expect(head).toMatchObject({ offset: 1, count: 1, epoch: hub.store.facts.epoch });
    expect(rows).toMatchObject([{ kind: 'layout', id: 'l1', version: 1, row: { ownerId: 'chief' } }]);
    await hub.give('chief', 'item.remove', { itemId: 'l1', version: 1 });
    expect(await taken(hub, 'two', 'items:city')).toMatchObject({ head: { offset: 2, count: 0 }, rows: [] });
    await expect(taken(hub, 'two', 'book')).rejects.toMatchObject({ fault: { code: 'not-allowed' } });
    const book = await taken(hub, 'admin', 'book');
    expect(book.rows.filter(({ kind }) => kind === 'person')).toHaveLength(smallBook().persons.length);
  });

  test('what was kept past the queue is found', async () => {
    const place = await fresh();
    const first = await openHubInside(place);
    await first.give('chief', 'item.put', { item: layout, version: 0 });
    await first.queue.change(({ db }) => db.deleteFrom('topic_row').execute());
    await first.close();
    const hub = await openHubInside(place);
    expect((await taken(hub, 'two', 'items:city')).rows).toHaveLength(1);
    expect((await taken(hub, 'admin', 'book')).rows).not.toHaveLength(0);
  });

  test('ends when nobody waits for it any more', async () => {
    const hub = await openHubInside(await fresh());
    await expect(taken(hub, 'one', 'cameras', AbortSignal.abort())).rejects.toMatchObject({
      name: 'CancelledError',
    });
  });
});
