import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { type HubInside, openHubInside } from '../../../test/support/hub-inside.ts';
import type { Bookmark, ItemScope } from '../../shared/hub/shared-item.ts';

const personal: ItemScope = { kind: 'private' };
const ward1: ItemScope = { kind: 'unit', unitId: 'ward1' };
const city: ItemScope = { kind: 'city' };

function bookmark(given: Partial<Bookmark> = {}): Bookmark {
  return {
    kind: 'bookmark',
    id: 'b1',
    scope: personal,
    ownerId: 'one',
    cameraId: 'cam1',
    fromMs: 1000,
    toMs: 2000,
    title: 'Va chạm',
    note: '',
    ...given,
  };
}

const notAllowed = { ok: false, fault: expect.objectContaining({ code: 'not-allowed' }) };

function put(hub: HubInside, personId: string, item: Bookmark, version = 0) {
  return hub.give(personId, 'item.put', { item, version });
}

async function topicsOf(hub: HubInside) {
  const rows = await hub.store.reader
    .selectFrom('topic_change')
    .select(['topic', 'offset', 'version', 'row'])
    .where('topic', 'like', 'items:%')
    .execute();
  return rows.map(({ row, ...rest }) => ({ ...rest, removed: row === null }));
}

describe.each(hubEngines)('items on $name', ({ fresh }) => {
  test('what is private is its owner’s alone, and nobody learns of it by trying', async () => {
    const hub = await openHubInside(await fresh());
    expect(await put(hub, 'one', bookmark())).toEqual({ ok: true, output: { version: 1 } });
    const tries = await Promise.all([
      put(hub, 'uno', bookmark({ ownerId: 'uno' })),
      put(hub, 'uno', bookmark(), 1),
      hub.give('uno', 'item.remove', { itemId: 'b1', version: 1 }),
      put(hub, 'uno', bookmark({ id: 'b2' })),
    ]);
    expect(tries).toEqual(Array(4).fill(notAllowed));
    expect(JSON.stringify(tries)).not.toContain('Va chạm');
  });

  test('a unit’s people change what is the unit’s; others do not', async () => {
    const hub = await openHubInside(await fresh());
    await put(hub, 'one', bookmark({ scope: ward1 }));
    expect(await put(hub, 'uno', bookmark({ scope: ward1, title: 'Đã xem' }), 1)).toEqual({
      ok: true,
      output: { version: 2 },
    });
    expect(await put(hub, 'two', bookmark({ scope: ward1 }), 2)).toEqual(notAllowed);
    expect(await put(hub, 'chief', bookmark({ scope: ward1 }), 2)).toEqual(notAllowed);
    expect(await put(hub, 'uno', bookmark({ scope: ward1, ownerId: 'uno' }), 2)).toEqual(notAllowed);
  });

  test('two who change one: the slower gets the other’s side with its version', async () => {
    const hub = await openHubInside(await fresh());
    await put(hub, 'one', bookmark({ scope: ward1 }));
    const [first, second] = await Promise.all([
      put(hub, 'one', bookmark({ scope: ward1, title: 'Một' }), 1),
      put(hub, 'uno', bookmark({ scope: ward1, title: 'Uno' }), 1),
    ]);
    expect(first).toEqual({ ok: true, output: { version: 2 } });
    expect(second).toMatchObject({
      ok: false,
      fault: { code: 'conflict' },
      current: { version: 2, row: { title: 'Một' } },
    });
    expect(await put(hub, 'uno', bookmark({ scope: ward1, title: 'Uno' }), 2)).toEqual({
      ok: true,
      output: { version: 3 },
    });
  });

  test('what is given to the city needs a tier that reaches it', async () => {
    const hub = await openHubInside(await fresh());
    expect(await put(hub, 'one', bookmark({ scope: city }))).toEqual(notAllowed);
    expect(await put(hub, 'chief', bookmark({ scope: city, ownerId: 'chief' }))).toMatchObject({ ok: true });
  });

  test('what goes over to others is removed in one topic and put in the other', async () => {
    const hub = await openHubInside(await fresh());
    await put(hub, 'one', bookmark());
    expect(await put(hub, 'one', bookmark({ scope: ward1 }), 1)).toEqual({
      ok: true,
      output: { version: 3 },
    });
    expect(await topicsOf(hub)).toEqual([
      { topic: 'items:person:one', offset: 1, version: 1, removed: false },
      { topic: 'items:person:one', offset: 2, version: 2, removed: true },
      { topic: 'items:unit:ward1', offset: 1, version: 3, removed: false },
    ]);
    expect(await put(hub, 'one', bookmark(), 1)).toMatchObject({ fault: { code: 'conflict' } });
    expect(await topicsOf(hub)).toHaveLength(3);
  });

  test('a bookmark needs the right on its camera, and tells nobody of a camera that is kept from them', async () => {
    const hub = await openHubInside(await fresh());
    expect(await put(hub, 'one', bookmark({ cameraId: 'cam3' }))).toEqual(notAllowed);
    expect(await put(hub, 'one', bookmark({ cameraId: 'nowhere' }))).toEqual(notAllowed);
    expect(await put(hub, 'auditor1', bookmark({ ownerId: 'auditor1' }))).toEqual(notAllowed);
    await hub.putBook('grant', {
      id: 'g1',
      ...{
        document: { number: '1', date: '2026-01-01', signer: 'A' },
        purpose: 'x',
        to: { kind: 'person', personId: 'one' },
        cameraClass: 'state-secret',
        cameraIds: ['secret'],
        rights: ['view', 'bookmark'],
        fromMs: 0,
        toMs: Date.now() + 1e9,
        revokedAtMs: null,
      },
    });
    expect(await put(hub, 'one', bookmark({ cameraId: 'secret', scope: ward1 }))).toEqual(notAllowed);
    expect(await put(hub, 'one', bookmark({ cameraId: 'secret' }))).toMatchObject({ ok: true });
  });

  test('removing what is gone already is done', async () => {
    const hub = await openHubInside(await fresh());
    await put(hub, 'one', bookmark());
    expect(await hub.give('one', 'item.remove', { itemId: 'b1', version: 1 })).toEqual({
      ok: true,
      output: {},
    });
    expect(await hub.give('one', 'item.remove', { itemId: 'b1', version: 1 })).toEqual({
      ok: true,
      output: {},
    });
  });

  test('the log tells who did what with which camera, and which row it made', async () => {
    const hub = await openHubInside(await fresh());
    await put(hub, 'one', bookmark());
    await hub.sealer.seal();
    const [entry] = await hub.store.reader.selectFrom('audit_entry').selectAll().execute();
    expect(entry).toMatchObject({
      seq: 1,
      what: 'command.item.put',
      person_id: 'one',
      console_id: 'console-one',
      camera_id: 'cam1',
      outcome: 'done',
    });
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({
      changed: [{ kind: 'bookmark', id: 'b1', version: 1 }],
    });
  });
});
