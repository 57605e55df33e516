import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Camera } from '../../shared/camera/camera.ts';
import { CameraReport } from '../../shared/hub/camera-report.ts';
import { SharedItem } from '../../shared/hub/shared-item.ts';
import { decide } from '../../shared/rights/decide.ts';
import { RightsBook } from '../../shared/rights/rights-book.ts';
import { verifyPassword } from '../accounts/password-hash.ts';
import { passwordWeakness } from '../accounts/password-rules.ts';
import { readCredentials } from '../catalogue/camera-credentials.ts';
import { createHubKeys } from '../catalogue/hub-keys.ts';
import { loadCity } from '../city/load-city.ts';
import { openStore } from '../storage/open-store.ts';
import { demoAccounts, demoPassword, personIdOf } from './demo-accounts.ts';
import { seedDemo } from './seed-demo.ts';

const nowMs = Date.UTC(2026, 10, 22, 3);
const keys = createHubKeys(randomBytes(32));

async function openDemo() {
  const directory = mkdtempSync(join(tmpdir(), 'vonglau-demo-'));
  const store = await openStore({ dataDirectory: directory }, { kind: 'demo' });
  onTestFinished(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return store;
}

/** As the simulator's cameras file lists them, on this port. */
function cityCameras(port: number): Camera[] {
  return [1, 2, 3].map((number) =>
    Camera.parse({
      id: `cam-000${number}`,
      number,
      name: 'Tràng Tiền – Hàng Bài',
      unit: 'Phường Hoàn Kiếm',
      streams: [{ role: 'main', url: `rtsp://x:y@127.0.0.1:${port}/${number}/main` }],
    }),
  );
}

test('the pretend city is whole: every row is of its kind, every account signs in', async () => {
  const store = await openDemo();
  await seedDemo(store, { cityCameras: cityCameras(1000), keys, nowMs, total: 1000 });
  const city = await loadCity(store.reader);
  expect(RightsBook.safeParse(city.book()).success).toBe(true);
  expect([...city.cameras()]).toHaveLength(1000);
  const unknown = [...city.cameras()].filter(({ managingUnitId, catalogue }) =>
    [managingUnitId, catalogue.supplyingUnitId, ...catalogue.usingUnitIds].some(
      (id) => !city.book().units.some((unit) => unit.id === id),
    ),
  );
  expect(unknown).toEqual([]);
  const accounts = await store.reader.selectFrom('account').selectAll().execute();
  expect(accounts.map(({ person_id }) => person_id).sort()).toEqual(
    demoAccounts.map(({ account }) => personIdOf(account)).sort(),
  );
  expect(await verifyPassword(demoPassword, accounts[0]?.password_hash ?? '')).toBe(true);
  for (const { account } of demoAccounts) expect(passwordWeakness(demoPassword, account)).toBeNull();
});

test('its people see different cities', async () => {
  const store = await openDemo();
  await seedDemo(store, { cityCameras: cityCameras(1000), keys, nowMs, total: 1000 });
  const city = await loadCity(store.reader);
  const seen = (account: string) => {
    const person = city.accessOf(personIdOf(account));
    if (!person) throw new Error(`no ${account}`);
    return [...city.cameras()].filter(
      (camera) => decide({ person, right: 'view', camera, now: nowMs }).allowed,
    );
  };
  const classes = (account: string) => new Set(seen(account).map((camera) => camera.class));
  expect(classes('giamsat')).toEqual(new Set(['ordinary', 'public']));
  expect(classes('congan')).toContain('police-operational');
  expect(new Set(seen('tayho').map(({ territoryId }) => territoryId))).toEqual(new Set(['tay-ho']));
  expect(new Set(seen('hoankiem').map(({ territoryId }) => territoryId))).toEqual(
    new Set(['hoan-kiem', 'hong-ha']),
  );
  expect(seen('yte').every(({ sectorIds }) => sectorIds.includes('health'))).toBe(true);
  expect(seen('yte').length).toBeGreaterThan(50);
  expect(seen('thanhtra')).toEqual([]);
});

test("the simulator's cameras stand in it with the addresses of this run, also in the next one", async () => {
  const store = await openDemo();
  await seedDemo(store, { cityCameras: cityCameras(1000), keys, nowMs, total: 600 });
  await store.writer
    .updateTable('entity')
    .set({ row: '{"id":"ioc","mark":1}' })
    .where('id', '=', 'demo-city-9')
    .execute();
  await seedDemo(store, { cityCameras: cityCameras(2000), keys, nowMs: nowMs + 1, total: 600 });
  const city = await loadCity(store.reader);
  expect([...city.cameras()]).toHaveLength(600);
  expect(city.camera('cam-0002')).toMatchObject({
    number: 2,
    class: 'ordinary',
    territoryId: 'hoan-kiem',
    streams: [{ role: 'main', url: 'rtsp://127.0.0.1:2000/2/main' }],
  });
  expect((await readCredentials(store.reader, keys, ['cam-0002'])).get('cam-0002')).toEqual({
    userName: 'x',
    password: 'y',
  });
  const told = await store.reader
    .selectFrom('topic_change')
    .select('id')
    .where('topic', '=', 'cameras')
    .execute();
  expect(told.map(({ id }) => id).sort()).toEqual(['cam-0001', 'cam-0002', 'cam-0003']);
  const kept = await store.reader
    .selectFrom('entity')
    .select('row')
    .where('id', '=', 'demo-city-9')
    .executeTakeFirst();
  expect(kept?.row).toContain('mark');
});

test('its layouts are shared items over cameras that there are', async () => {
  const store = await openDemo();
  await seedDemo(store, { cityCameras: [], keys, nowMs, total: 600 });
  const rows = await store.reader.selectFrom('entity').select('row').where('kind', '=', 'layout').execute();
  expect(rows.length).toBeGreaterThan(2);
  const city = await loadCity(store.reader);
  for (const { row } of rows) {
    const item = SharedItem.parse(JSON.parse(row));
    if (item.kind !== 'layout') throw new Error(item.kind);
    for (const id of item.layout.tiles) if (id !== null) expect(city.camera(id)).toBeDefined();
  }
});

test('its bookmarks and reports are of every scope and state, and as its people could have made them', async () => {
  const store = await openDemo();
  await seedDemo(store, { cityCameras: cityCameras(1000), keys, nowMs, total: 600 });
  const city = await loadCity(store.reader);
  const rows = await store.reader
    .selectFrom('entity')
    .select(['kind', 'row'])
    .where('kind', 'in', ['bookmark', 'report'])
    .execute();
  const ofKind = (kind: string) => rows.filter((one) => one.kind === kind).map(({ row }) => JSON.parse(row));
  const may = (personId: string, right: 'view' | 'bookmark', cameraId: string) => {
    const [person, camera] = [city.accessOf(personId), city.camera(cameraId)];
    return person && camera && decide({ person, right, camera, now: nowMs }).allowed;
  };
  const bookmarks = ofKind('bookmark').map((row) => SharedItem.parse(row));
  expect(new Set(bookmarks.map(({ scope }) => scope.kind))).toEqual(new Set(['private', 'unit', 'city']));
  for (const item of bookmarks) {
    if (item.kind !== 'bookmark') throw new Error(item.kind);
    expect([item.id, may(item.ownerId, 'bookmark', item.cameraId)]).toEqual([item.id, true]);
    expect(item.ownerName).toBe(city.accessOf(item.ownerId)?.person.name);
  }
  const reports = ofKind('report').map((row) => CameraReport.parse(row));
  expect(new Set(reports.map(({ state }) => state))).toEqual(new Set(['open', 'taken', 'done']));
  for (const { id, reporterId, cameraId, managingUnitId, handledBy, answer, state } of reports) {
    expect([id, may(reporterId, 'view', cameraId)]).toEqual([id, true]);
    expect(city.camera(cameraId)?.managingUnitId).toBe(managingUnitId);
    if (handledBy !== null) expect(city.accessOf(handledBy)?.person.unitId).toBe(managingUnitId);
    expect([id, answer !== '']).toEqual([id, state === 'done']);
  }
});
