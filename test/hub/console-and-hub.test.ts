import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { type Hub, startHub } from '../../src/server/hub.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { HubSettings } from '../../src/server/settings/hub-settings.ts';
import { CameraReport } from '../../src/shared/hub/camera-report.ts';
import type { CommandInput, CommandName } from '../../src/shared/hub/commands.ts';
import type { SharedItem } from '../../src/shared/hub/shared-item.ts';
import { Person } from '../../src/shared/rights/person.ts';
import { type DeskUnderTest, startDesk } from './desk-bench.ts';

const password = 'VongLau@2026';
let directory: string;
let hub: Hub;
let desks: DeskUnderTest[];
let hubLog: string[];

async function openHub(port = 0): Promise<Hub> {
  return startHub({
    dataDirectory: join(directory, 'hub'),
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    certificate: null,
    // The fewest of which one is a state secret, and that with some room.
    demo: { cityCameras: [], total: 900 },
    settings: HubSettings.parse({ accounts: { hashMemoryKib: 64, hashPasses: 1 } }),
    log: createHubLogger((level, line) => hubLog.push(`${level} ${line}`)),
  });
}

async function openDesk(): Promise<DeskUnderTest> {
  const desk = await startDesk(hub.url);
  desks.push(desk);
  return desk;
}

async function signedIn(account: string): Promise<DeskUnderTest> {
  const desk = await openDesk();
  await expect.poll(() => desk.service.view().link).toBe('signed-out');
  await desk.service.person.signIn(account, password);
  await expect.poll(() => desk.service.view().link).toBe('online');
  await expect.poll(() => desk.service.cameras.all().length).toBeGreaterThan(0);
  return desk;
}

/** Administrator's commands at the hub itself would go round the rules; these are given at a desk. */
async function administer<N extends CommandName>(desk: DeskUnderTest, name: N, input: CommandInput<N>) {
  const connection = desk.service.hub();
  if (!connection) throw new Error('no connection');
  return connection.ask(name, input);
}

async function bookRow<S extends z.ZodType>(desk: DeskUnderTest, kind: string, id: string, schema: S) {
  const rows = await desk.service.rows('book');
  const found = rows.find((row) => row.kind === kind && row.id === id);
  return { row: schema.parse(found?.row), version: found?.version ?? 0 };
}

const bookmark = (id: string, title: string, cameraId: string, ownerId: string): SharedItem => ({
  kind: 'bookmark',
  id,
  scope: { kind: 'city' },
  ownerId,
  cameraId,
  fromMs: 1_000_000,
  toMs: null,
  title,
  note: '',
});
const titleOf = (desk: DeskUnderTest, id: string) => {
  const view = desk.service.items.find(id);
  return view?.item.kind === 'bookmark' && !view.removed ? view.item.title : null;
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-hub-'));
  desks = [];
  hubLog = [];
  hub = await openHub();
});

afterEach(async () => {
  for (const desk of desks) await desk.dispose();
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

test('a person signs in and sees exactly the cameras they may see', async () => {
  const all = [...hub.core.city.cameras()];
  const ioc = await signedIn('tructuong');
  const ward = await signedIn('hoankiem');
  const seenByAll = () => ioc.service.cameras.all();
  expect(seenByAll().length).toBeGreaterThan(100);
  expect(seenByAll().length).toBeLessThan(all.length);
  const unitNames = new Set(hub.core.city.book().units.map(({ name }) => name));
  await expect.poll(() => seenByAll().filter(({ unit }) => !unitNames.has(unit)).length).toBe(0);
  const secret = all.filter((camera) => camera.class === 'state-secret').map(({ id }) => id);
  expect(secret.length).toBeGreaterThan(0);
  const ids = new Set(seenByAll().map(({ id }) => id));
  expect(secret.some((id) => ids.has(id))).toBe(false);
  const inWard = ward.service.cameras.all();
  expect(inWard.length).toBeGreaterThan(0);
  expect(inWard.length).toBeLessThan(seenByAll().length);
  for (const { id } of inWard) expect(ward.service.may('view', id)).toBe(true);
});

test('a wrong password is refused, and nothing more is said', async () => {
  const desk = await openDesk();
  await expect.poll(() => desk.service.view().link).toBe('signed-out');
  await expect(desk.service.person.signIn('tructuong', 'Sai-mat-khau-1')).rejects.toMatchObject({
    fault: { code: 'sign-in-failed' },
  });
  await expect(desk.service.person.signIn('khongco', password)).rejects.toMatchObject({
    fault: { code: 'sign-in-failed' },
  });
  expect(desk.service.view().person).toBeNull();
});

test('leave to watch is a ticket, and what is outside comes with the reason', async () => {
  const ward = await signedIn('hoankiem');
  const [own] = ward.service.cameras.all();
  const other = [...hub.core.city.cameras()].find(({ id }) => !ward.service.cameras.info(id));
  const statuses: string[] = [];
  const viewer = {
    onStatus: (status: { reason: string | null }) => statuses.push(String(status.reason)),
    onConfig: () => undefined,
    onPacket: () => undefined,
  };
  const joined = ward.service.streams.stream(own?.id ?? '', 'sub')?.join(viewer);
  await expect.poll(() => ward.streams.cameras.map(({ id }) => id)).toEqual([own?.id]);
  expect(ward.streams.cameras[0]?.streams[0]?.url).toMatch(/^rtsp:/);
  joined?.dispose();
  const connection = ward.service.hub();
  const answer = await connection?.ask('ticket.open', { cameraIds: [other?.id ?? ''], right: 'view' });
  expect(answer).toMatchObject({ tickets: [], refused: [{ decision: { allowed: false } }] });
});

test('a person who is disabled loses every picture at once, wherever they sit', async () => {
  const admin = await signedIn('quantri');
  const desk = await signedIn('tructuong');
  const [camera] = desk.service.cameras.all();
  const reasons: (string | null)[] = [];
  desk.service.streams.stream(camera?.id ?? '', 'sub')?.join({
    onStatus: ({ reason }) => reasons.push(reason),
    onConfig: () => undefined,
    onPacket: () => undefined,
  });
  await expect.poll(() => desk.streams.cameras.length).toBe(1);
  const { row, version } = await bookRow(admin, 'person', 'person-tructuong', Person);
  await administer(admin, 'person.put', { row: { ...row, disabled: true }, version });
  await expect.poll(() => desk.streams.cameras.length).toBe(0);
  await expect.poll(() => desk.service.view().link).toBe('signed-out');
  expect(desk.service.view().fault?.code).toBe('account-disabled');
  await expect.poll(() => desk.service.cameras.all().length).toBe(0);
  await expect(desk.service.person.signIn('tructuong', password)).rejects.toMatchObject({
    fault: { code: 'sign-in-failed' },
  });
});

test('a right that is taken away, and given back, is obeyed by the console without a word from it', async () => {
  const admin = await signedIn('quantri');
  const desk = await signedIn('tructuong');
  const [camera] = desk.service.cameras.all();
  expect(desk.service.may('view', camera?.id ?? '')).toBe(true);
  const before = await bookRow(admin, 'person', 'person-tructuong', Person);
  await administer(admin, 'person.put', { row: { ...before.row, roleIds: [] }, version: before.version });
  await expect.poll(() => desk.service.may('view', camera?.id ?? '')).toBe(false);
  const after = await bookRow(admin, 'person', 'person-tructuong', Person);
  await administer(admin, 'person.put', { row: before.row, version: after.version });
  await expect.poll(() => desk.service.may('view', camera?.id ?? '')).toBe(true);
});

test('an hour without the hub: what is made here is kept, also over a restart, and exchanged once the hub is back', async () => {
  const { port } = hub;
  const first = await signedIn('tructuong');
  const second = await signedIn('giamsat');
  const [camera] = first.service.cameras.all();
  const cameraId = camera?.id ?? '';
  await hub.close();
  await expect.poll(() => first.service.view().link).toBe('away');
  first.service.items.put(bookmark('bm-1', 'một', cameraId, 'person-tructuong'));
  first.service.items.put(bookmark('bm-1', 'một, sửa', cameraId, 'person-tructuong'));
  first.service.items.put(bookmark('bm-2', 'hai', cameraId, 'person-tructuong'));
  expect(first.service.view().waiting).toBe(2);
  const again = await first.restart();
  desks[desks.indexOf(first)] = again;
  expect(again.service.view().person?.account).toBe('tructuong');
  expect(again.service.may('view', cameraId)).toBe(true);
  await expect.poll(() => again.service.cameras.all().length).toBeGreaterThan(100);
  expect(titleOf(again, 'bm-1')).toBe('một, sửa');
  hub = await openHub(port);
  await expect.poll(() => again.service.view().waiting).toBe(0);
  await expect.poll(() => titleOf(second, 'bm-1')).toBe('một, sửa');
  await expect.poll(() => titleOf(second, 'bm-2')).toBe('hai');
  expect(
    second.service.items.all().filter(({ item }) => item.kind === 'bookmark' && item.id.startsWith('bm-')),
  ).toHaveLength(2);
});

test('one thing is changed at two desks while one of them is away: the later one sees both and decides', async () => {
  const { port } = hub;
  const away = await signedIn('giamsat');
  const there = await signedIn('giamsat');
  const cameraId = away.service.cameras.all()[0]?.id ?? '';
  away.service.items.put(bookmark('bm-3', 'đầu', cameraId, 'person-giamsat'));
  await expect.poll(() => titleOf(there, 'bm-3')).toBe('đầu');
  const version = away.service.items.find('bm-3')?.version ?? 0;
  expect(version).toBeGreaterThan(0);
  await hub.close();
  await expect.poll(() => away.service.view().link).toBe('away');
  away.service.items.put(bookmark('bm-3', 'của tôi', cameraId, 'person-giamsat'));
  const directoryOfAway = away.directory;
  await away.service.dispose();
  hub = await openHub(port);
  await expect.poll(() => there.service.view().link).toBe('online');
  there.service.items.put(bookmark('bm-3', 'của họ', cameraId, 'person-giamsat'));
  await expect.poll(() => there.service.view().waiting).toBe(0);
  const back = await startDesk(hub.url, directoryOfAway);
  desks[desks.indexOf(away)] = back;
  await expect.poll(() => back.service.view().conflicts).toBe(1);
  expect(back.service.items.find('bm-3')).toMatchObject({
    item: { title: 'của tôi' },
    conflict: { theirs: { title: 'của họ' } },
  });
  back.service.items.resolve('bm-3', 'mine');
  await expect.poll(() => titleOf(there, 'bm-3')).toBe('của tôi');
  expect(back.service.view().conflicts).toBe(0);
});

test('what was watched is in the log, with who, which camera and when', async () => {
  const desk = await signedIn('hoankiem');
  const camera = desk.service.cameras.all()[0];
  const joined = desk.service.streams.stream(camera?.id ?? '', 'sub')?.join({
    onStatus: () => undefined,
    onConfig: () => undefined,
    onPacket: () => undefined,
  });
  await expect.poll(() => desk.streams.cameras.length).toBe(1);
  joined?.dispose();
  await expect.poll(() => desk.service.outbox.waiting()).toBe(0);
  const entries = async () => {
    await hub.core.sealer.seal();
    const rows = await hub.core.store.reader
      .selectFrom('audit_entry')
      .selectAll()
      .where('camera_id', '=', camera?.id ?? '')
      .execute();
    return rows.filter(({ person_id: who }) => who === 'person-hoankiem').map(({ what }) => what);
  };
  await expect.poll(entries).toEqual(expect.arrayContaining(['viewing.started', 'viewing.ended']));
});

test('a camera that gets another address is pulled from there, without anybody doing anything at the desk', async () => {
  const admin = await signedIn('quantri');
  const desk = await signedIn('giamsat');
  const [camera] = desk.service.cameras.all();
  const cameraId = camera?.id ?? '';
  desk.service.streams.stream(cameraId, 'sub')?.join({
    onStatus: () => undefined,
    onConfig: () => undefined,
    onPacket: () => undefined,
  });
  const address = () => desk.streams.cameras[0]?.streams.find(({ role }) => role === 'sub')?.url;
  await expect.poll(address).toMatch(/^rtsp:/);
  const { camera: record, version } = await administer(admin, 'camera.get', { cameraId });
  const streams = record.streams.map((stream) => ({ ...stream, url: `rtsp://127.0.0.1:9/${stream.role}` }));
  await administer(admin, 'camera.put', {
    camera: { ...record, streams },
    version,
    credentials: null,
    duplicateOf: null,
  });
  await expect.poll(address).toContain('127.0.0.1:9/sub');
});

test('a table of cameras is judged and kept by way of the desk, and other desks have it', async () => {
  const admin = await signedIn('quantri');
  const other = await signedIn('giamsat');
  const catalogue = admin.service.hub()?.catalogue;
  if (!catalogue) throw new Error('no connection');
  const [heading = '', first = ''] = (await catalogue.export()).split('\r\n');
  const [number = '', name = ''] = first.split(',');
  const csv = `${heading}\r\n${first.replace(name, 'Tên mới')}\r\n`;
  const nameThere = () =>
    other.service.cameras.all().find((camera) => camera.number === Number(number))?.name;
  expect(await catalogue.import({ importId: 'a', csv, dryRun: true })).toMatchObject({
    changed: 1,
    refused: 0,
  });
  expect(nameThere()).toBe(name);
  expect(await catalogue.import({ importId: 'b', csv, dryRun: false })).toMatchObject({ changed: 1 });
  await expect.poll(nameThere).toBe('Tên mới');
  const operator = other.service.hub()?.catalogue;
  await expect(operator?.export()).rejects.toMatchObject({ fault: { code: 'not-allowed' } });
});

test('who administers the city hears of every report; a camera out of service leaves every desk and is found again', async () => {
  const admin = await signedIn('quantri');
  const ward = await signedIn('hoankiem');
  const cameraId = ward.service.cameras.all()[0]?.id ?? '';
  const reports = async () =>
    (await admin.service.rows('reports:*'))
      .map(({ row }) => CameraReport.parse(row))
      // The pretend city has some of its own.
      .filter(({ id }) => !id.startsWith('demo-'));
  expect(await reports()).toEqual([]);
  const { reportId } = await administer(ward, 'camera.report', {
    cameraId,
    what: 'stale-data',
    text: 'đã dời',
  });
  await expect.poll(reports).toMatchObject([{ id: reportId, cameraId, state: 'open' }]);
  await administer(admin, 'camera.report-done', { reportId, answer: 'đã gỡ' });
  await expect.poll(reports).toMatchObject([{ state: 'done', answer: 'đã gỡ' }]);
  const { camera, version } = await administer(admin, 'camera.get', { cameraId });
  const put = { version, credentials: null, duplicateOf: null };
  await administer(admin, 'camera.put', { ...put, camera: { ...camera, retired: true } });
  await expect.poll(() => ward.service.cameras.info(cameraId)).toBeUndefined();
  const { cameras } = await administer(admin, 'camera.retired', {});
  expect(cameras.map(({ id }) => id)).toEqual([cameraId]);
  await expect(administer(ward, 'camera.report-take', { reportId })).rejects.toMatchObject({
    fault: { code: 'not-allowed' },
  });
});

test('a demo signs its person in once; who signs out stands before its accounts', async () => {
  const desk = await startDesk(hub.url, undefined, 'tructuong');
  desks.push(desk);
  await expect.poll(() => desk.service.view().person?.account).toBe('tructuong');
  await desk.service.person.signOut();
  await expect.poll(() => desk.service.view().link).toBe('signed-out');
  expect(desk.service.view()).toMatchObject({ person: null, fault: null });
  expect(desk.service.view().demoAccounts).toHaveLength(12);
});
