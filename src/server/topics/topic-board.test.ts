import { describe, expect, test, vi } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { type HubInside, openHubInside } from '../../../test/support/hub-inside.ts';
import { smallCameras } from '../../../test/support/small-city.ts';
import type { Bookmark } from '../../shared/hub/shared-item.ts';
import type { Change, Topic, TopicPlace } from '../../shared/hub/topic.ts';
import { prune } from './prune.ts';

const [cam1, , cam3, secret] = smallCameras();
if (!cam1 || !cam3 || !secret) throw new Error('the small city lacks cameras');

function bookmark(id: string): Bookmark {
  const scope = { kind: 'unit' as const, unitId: 'ward1' };
  return {
    kind: 'bookmark',
    id,
    scope,
    ownerId: 'one',
    cameraId: 'cam1',
    fromMs: 1,
    toMs: null,
    title: id,
    note: '',
  };
}

function followOn(hub: HubInside, personId: string) {
  const changes: { topic: Topic; epoch: string; change: Change }[] = [];
  const retaken: Topic[] = [];
  const follower = hub.board.follower(personId, {
    changes: (topic, epoch, some) => changes.push(...some.map((change) => ({ topic, epoch, change }))),
    retake: (topic) => retaken.push(topic),
  });
  const follow = (...places: TopicPlace[]) => {
    const { topics, start } = follower.follow(places);
    start();
    return topics;
  };
  /** As a console has it: each topic's rows by id, from the changes alone. */
  const rows = (topic: Topic) =>
    new Map(
      changes
        .filter((told) => told.topic === topic)
        .map(({ change }) => [change.id, change.row] as const)
        .reduce((held, [id, row]) => (row === null ? deleted(held, id) : held.set(id, row)), new Map()),
    );
  return {
    follower,
    follow,
    changes,
    retaken,
    rows,
    offsets: () => changes.map(({ change }) => change.offset),
  };
}

function deleted<V>(map: Map<string, V>, id: string): Map<string, V> {
  map.delete(id);
  return map;
}

const nowhere = (topic: Topic): TopicPlace => ({ topic, epoch: '', offset: 0 });

describe.each(hubEngines)('topics on $name', ({ fresh }) => {
  test('what is committed is told to who follows, in order', async () => {
    const hub = await openHubInside(await fresh());
    const uno = followOn(hub, 'uno');
    const two = followOn(hub, 'two');
    const [place] = uno.follow(nowhere('items:unit:ward1'));
    expect(place).toMatchObject({ mode: 'snapshot', offset: 0 });
    expect(two.follow(nowhere('items:unit:ward1'))).toMatchObject([{ mode: 'refused' }]);
    for (const id of ['b1', 'b2', 'b3'])
      await hub.give('one', 'item.put', { item: bookmark(id), version: 0 });
    await hub.give('uno', 'item.remove', { itemId: 'b2', version: 1 });
    expect(uno.offsets()).toEqual([1, 2, 3, 4]);
    expect([...uno.rows('items:unit:ward1').keys()]).toEqual(['b1', 'b3']);
    expect(two.changes).toEqual([]);
  });

  test('who comes back gets what was missed, once, and then what is new', async () => {
    const hub = await openHubInside(await fresh());
    const { epoch } = hub.store.facts;
    for (const id of ['b1', 'b2', 'b3'])
      await hub.give('one', 'item.put', { item: bookmark(id), version: 0 });
    const uno = followOn(hub, 'uno');
    const topics = uno.follow({ topic: 'items:unit:ward1', epoch, offset: 1 });
    expect(topics).toEqual([{ topic: 'items:unit:ward1', epoch, mode: 'changes', offset: 1 }]);
    const during = ['b4', 'b5', 'b6'].map((id) =>
      hub.give('one', 'item.put', { item: bookmark(id), version: 0 }),
    );
    await Promise.all(during);
    await vi.waitFor(() => expect(uno.offsets()).toHaveLength(5));
    expect(uno.offsets()).toEqual([2, 3, 4, 5, 6]);
  });

  test('another epoch, or a log that begins later, means a snapshot', async () => {
    const hub = await openHubInside(await fresh());
    const { epoch } = hub.store.facts;
    for (const id of ['b1', 'b2', 'b3', 'b4'])
      await hub.give('one', 'item.put', { item: bookmark(id), version: 0 });
    const topic = 'items:unit:ward1';
    const uno = followOn(hub, 'uno');
    expect(uno.follow({ topic, epoch: 'restored', offset: 4 })).toMatchObject([
      { mode: 'snapshot', offset: 4 },
    ]);
    expect(uno.follow({ topic, epoch, offset: 9 })).toMatchObject([{ mode: 'snapshot' }]);
    await hub.queue.change(async (context) => {
      const past = { changesOfTopic: 2, changesMs: 1e9, answersMs: 1e9 };
      const begins = await prune(context, past);
      context.afterCommit(() => hub.board.logBegins(begins));
    });
    expect(uno.follow({ topic, epoch, offset: 1 })).toMatchObject([{ mode: 'snapshot' }]);
    expect(uno.follow({ topic, epoch, offset: 2 })).toMatchObject([{ mode: 'changes' }]);
    await vi.waitFor(() => expect(uno.offsets()).toEqual([3, 4]));
  });

  test('answers are forgotten and changes dropped when they are old', async () => {
    let nowMs = 1_000_000;
    const hub = await openHubInside(await fresh(), { now: () => nowMs });
    await hub.give('one', 'item.put', { item: bookmark('b1'), version: 0 });
    nowMs += 5000;
    await hub.give('one', 'item.put', { item: bookmark('b2'), version: 0 });
    await hub.queue.change((context) =>
      prune(context, { changesOfTopic: 100, changesMs: 3000, answersMs: 3000 }),
    );
    const { reader } = hub.store;
    const left = await reader
      .selectFrom('topic_change')
      .select('offset')
      .where('topic', '=', 'items:unit:ward1')
      .execute();
    expect(left).toEqual([{ offset: 2 }]);
    expect(await reader.selectFrom('command_done').select('id').execute()).toHaveLength(1);
  });

  test('administrators alone follow the book and the consoles', async () => {
    const hub = await openHubInside(await fresh());
    const admin = followOn(hub, 'admin').follow(
      nowhere('book'),
      nowhere('consoles'),
      nowhere('reports:ward1'),
    );
    expect(admin.map(({ mode }) => mode)).toEqual(['snapshot', 'snapshot', 'snapshot']);
    const places = ['book', 'consoles', 'reports:ward2', 'items:person:uno', 'items:unit:ioc'].map(nowhere);
    const one = followOn(hub, 'one').follow(...places, nowhere('reports:ward1'), nowhere('items:person:one'));
    expect(one.map(({ mode }) => mode)).toEqual([...Array(5).fill('refused'), 'snapshot', 'snapshot']);
  });

  test('a topic ends for who may no longer follow it', async () => {
    const hub = await openHubInside(await fresh());
    const uno = followOn(hub, 'uno');
    uno.follow(nowhere('items:unit:ward1'));
    await hub.putBook('person', { ...hub.city.accessOf('uno')?.person, id: 'uno', ...{ unitId: 'ward2' } });
    expect(uno.retaken).toContain('items:unit:ward1');
    await hub.give('one', 'item.put', { item: bookmark('b1'), version: 0 });
    expect(uno.changes).toEqual([]);
  });

  test('cameras: each person has the ones they see, and of the others nothing, not even a name', async () => {
    const hub = await openHubInside(await fresh());
    const one = followOn(hub, 'one');
    const two = followOn(hub, 'two');
    one.follow(nowhere('cameras'));
    two.follow(nowhere('cameras'));
    await hub.putCamera({ ...cam1, name: 'Ngã tư mới' });
    await hub.putCamera({ ...secret, name: 'Mật' });
    expect(one.rows('cameras')).toEqual(new Map([['cam1', expect.objectContaining({ name: 'Ngã tư mới' })]]));
    expect(two.rows('cameras')).toEqual(new Map());
    expect(two.offsets()).toEqual([5, 6]);
    expect(JSON.stringify(two.changes)).not.toMatch(/cam1|secret/);
    expect(JSON.stringify(one.changes)).not.toMatch(/secret|rtsp:/);
  });

  test('cameras: one that leaves a person’s scope is taken from them, live and from the log', async () => {
    const hub = await openHubInside(await fresh());
    const one = followOn(hub, 'one');
    const [place] = one.follow(nowhere('cameras'));
    if (!place) throw new Error('no place');
    await hub.putCamera({ ...cam1, territoryId: 'area2', managingUnitId: 'ward2' });
    await hub.putCamera({ ...cam3, name: 'Ngã ba' });
    const gone = { offset: 5, kind: 'camera', id: 'cam1', version: 2, row: null };
    const concealed = { offset: 6, kind: 'camera', id: '-', version: 0, row: null };
    expect(one.changes.map(({ change }) => change)).toEqual([gone, concealed]);
    const later = followOn(hub, 'uno');
    expect(later.follow({ ...place })).toMatchObject([{ mode: 'changes' }]);
    await vi.waitFor(() => expect(later.changes.map(({ change }) => change)).toEqual([gone, concealed]));
  });

  test('cameras: whose scope changes takes a snapshot, whose does not, does not', async () => {
    const hub = await openHubInside(await fresh());
    const one = followOn(hub, 'one');
    const [place] = one.follow(nowhere('cameras'));
    if (!place) throw new Error('no place');
    const person = { ...hub.city.accessOf('one')?.person, id: 'one' };
    await hub.putBook('person', { ...person, ...{ name: 'Tên mới' } });
    expect(one.retaken).toEqual([]);
    await hub.putBook('person', { ...person, ...{ unitId: 'ward2' } });
    expect(one.retaken).toEqual(['cameras']);
    expect(followOn(hub, 'one').follow(place)).toMatchObject([{ mode: 'snapshot' }]);
    await hub.putCamera({ ...cam3, name: 'Ngã ba' });
    expect([...one.rows('cameras').keys()]).toEqual(['cam3']);
    expect(one.changes.at(-1)?.epoch).not.toBe(place.epoch);
  });
});
