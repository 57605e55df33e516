import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Hub, startHub } from '../../src/server/hub.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { HubSettings } from '../../src/server/settings/hub-settings.ts';
import { parseCamerasFile } from '../../src/shared/camera/cameras-file.ts';
import { CameraReport, reportsByTopic, reportsTopic } from '../../src/shared/hub/camera-report.ts';
import { Person } from '../../src/shared/rights/person.ts';
import type { City } from '../../src/simulator/city.ts';
import { type DeskUnderTest, startDesk } from '../hub/desk-bench.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

/** A hub of a pretend city, a real console with its wall, and a second console from which others act. */
const password = 'VongLau@2026';
let directory: string;
let city: City;
let hub: Hub;
let wall: WallUnderTest;
let desk: Desk;
let other: DeskUnderTest;

const openHub = (port: number) =>
  startHub({
    dataDirectory: join(directory, 'hub'),
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    certificate: null,
    demo: { cityCameras: parseCamerasFile(city.camerasJson()).cameras, total: 200 },
    settings: HubSettings.parse({ accounts: { hashMemoryKib: 64, hashPasses: 1 } }),
    log: createHubLogger(() => undefined),
  });

const openWall = () =>
  startWall({
    camerasJson: '{"cameras":[]}',
    layout: '2x2',
    operator: true,
    hub: hub.url,
    dataDirectory: join(directory, 'console'),
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-hub-e2e-'));
  // Camera 3 is one that no browser decodes: behind the hub's tickets its pictures come from a decoder of the core's.
  city = await startTestCity({ cameras: 4, overrides: smallCameras(4, [{ number: 3, codec: 'hevc' }]) });
  hub = await openHub(0);
  wall = await openWall();
  other = await startDesk(hub.url);
});
afterAll(async () => {
  await other?.dispose();
  await wall?.dispose();
  await hub?.close();
  await city?.dispose();
  await rm(directory, { recursive: true, force: true });
});

const shows = async (wanted: string) => {
  let seen = '';
  const look = async () => {
    seen = (await wall.look()).map((one) => one?.camera ?? '-').join();
    return seen === wanted;
  };
  await until(`the wall shows ${wanted}`, look, 60_000, () => [seen, wall.log.slice(-5)]);
};

async function signInOther(account: string): Promise<void> {
  if (other.service.view().person) await other.service.person.signOut();
  await expect.poll(() => other.service.view().link).toBe('signed-out');
  await other.service.person.signIn(account, password);
  await expect.poll(() => other.service.view().link).toBe('online');
}

async function putPerson(change: Partial<Person>): Promise<void> {
  const row = (await other.service.rows('book')).find(({ id }) => id === 'person-tructuong');
  const person = { ...Person.parse(row?.row), ...change };
  await other.service.hub()?.ask('person.put', { row: person, version: row?.version ?? 0 });
}

const shownTimes = async (selector: string, times: number) =>
  (await desk.evaluate(`document.querySelectorAll('${selector}').length`, z.number())) === times;
const reads = (selector: string, text: string) =>
  until(`${selector} reads "${text}"`, () =>
    desk.evaluate(
      `(document.querySelector('${selector}')?.textContent ?? '').includes(${JSON.stringify(text)})`,
      z.boolean(),
    ),
  );

/** A dialog that still closes would take the next key. */
const dialogIsGone = () => until('no dialog', () => shownTimes('[role="dialog"]', 0));

/** The pretend city has some of its own: its people's bookmarks that the desk shows. */
const seededBookmarks = 3;
const isMadeHere = ({ id }: { readonly id: string }) => !id.startsWith('demo-');

/** Bookmarks and layouts made in these tests, as a desk has them. */
const madeAt = ({ items }: DeskUnderTest['service']) =>
  items
    .all()
    .filter(({ item, removed }) => !removed && isMadeHere(item))
    .map(({ item, waiting }) => {
      const name = item.kind === 'layout' ? item.layout.name : item.title;
      return `${item.kind} ${name}${waiting ? ' waits' : ''}`;
    })
    .sort();

/** What the hub itself has of what was made in these tests. */
async function keptByHub(): Promise<string[]> {
  const rows = await hub.core.store.reader
    .selectFrom('entity')
    .select(['kind', 'id'])
    .where('kind', 'in', ['layout', 'bookmark'])
    .where('id', 'not like', 'demo-%')
    .execute();
  return rows.map(({ kind }) => kind).sort();
}

/** A call past the desk's own words, over a socket of the desk's window. */
const askForSnapshot = `new Promise((resolve) => {
  const { origin, token } = globalThis.vonglauBridge;
  const socket = new WebSocket(origin.replace('http', 'ws') + '/control', ['vonglau.v1', 'token.' + token]);
  const call = { id: 1, name: 'tile.snapshot', input: { displayId: 'headless-1', tile: 0 } };
  socket.onopen = () => socket.send(JSON.stringify(call));
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(data);
    if (answer.id !== 1) return;
    socket.close();
    resolve(answer.ok ? 'done' : answer.fault.code);
  };
})`;

test('a person signs in at the desk with the keyboard, and puts a camera on the wall', async () => {
  desk = await openDesk(wall, '.hub-gate input');
  await until('the demo’s accounts', () => shownTimes('.hub-demo-account', 12));
  await desk.type('tructuong');
  await desk.press('Tab');
  await desk.type(password);
  await desk.press('Enter');
  await until('the plan', () =>
    desk.evaluate(`document.querySelectorAll('.plan-tile').length > 0`, z.boolean()),
  );
  await desk.press('Digit3', 'Enter');
  await shows('3,-,-,-');
  await desk.press('ArrowRight', 'Digit1', 'Enter');
  await shows('3,1,-,-');
  // An operator may look, and take nothing out: asked of the core as a page would that does not care.
  expect(await desk.evaluate(askForSnapshot, z.string())).toBe('not-allowed');
});

test('an administrator takes the right away: the tile closes and says why, and no picture is left; given back, it opens', async () => {
  await signInOther('quantri');
  await putPerson({ roleIds: [] });
  await wall.tileIs(0, { state: 'not-allowed', reason: 'out-of-scope' });
  await shows('-,-,-,-');
  await putPerson({ roleIds: ['operator'] });
  await shows('3,1,-,-');
});

test('a supervisor puts a camera on this wall, and this desk takes it back', async () => {
  await signInOther('giamsat');
  const connection = other.service.hub();
  const { desks } = (await connection?.ask('desk.list', {})) ?? { desks: [] };
  const target = desks.find(({ personId }) => personId === 'person-tructuong');
  expect(target?.displays).toHaveLength(1);
  await connection?.ask('wall.push', {
    consoleId: target?.consoleId ?? '',
    displayId: target?.displays[0]?.id ?? null,
    content: { kind: 'camera', cameraId: 'cam-0004', tile: null },
    reason: 'tai nạn',
  });
  await shows('3,1,4,-');
  await reads('.push-strip article', 'tai nạn');
  await desk.press('KeyV', 'Escape', 'Shift+KeyV');
  await shows('3,1,-,-');
  await until('the strip is empty', () => shownTimes('.push-strip article', 0));
});

test('a camera is reported from its tile, and the unit that manages it sees the report', async () => {
  await desk.press('KeyY');
  await until('the dialog', () => shownTimes('[role="dialog"] input[name="text"]', 1));
  await desk.press('Tab');
  await desk.type('bị cây che');
  await desk.press('Enter');
  await dialogIsGone();
  await signInOther('hoankiem');
  const reports = async () =>
    (await other.service.rows(reportsTopic('ward-hoan-kiem'))).map(({ row }) => CameraReport.parse(row));
  await expect
    .poll(reports)
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({ cameraId: 'cam-0001', text: 'bị cây che', reporterId: 'person-tructuong' }),
      ]),
    );
  // Who sits at the unit's desk administers nothing.
  const made = (await reports()).find(({ text }) => text === 'bị cây che');
  const reportId = made?.id ?? '';
  const hubThere = other.service.hub();
  await hubThere?.ask('camera.report-take', { reportId });
  await hubThere?.ask('camera.report-done', { reportId, answer: 'Đã cắt cành' });
  await desk.says('Báo lỗi camera 0001 đã có trả lời');
  const answered = (await wall.console.hub.rows(reportsByTopic('person-tructuong')))
    .map(({ row }) => CameraReport.parse(row))
    .find(({ id }) => id === reportId);
  expect(answered).toMatchObject({ state: 'done', answer: 'Đã cắt cành', answerSeenAtMs: null });
});

test('a bookmark of the unit is the same at another of its desks', async () => {
  await signInOther('giamsat');
  await desk.press('KeyB');
  await until('the dialog', () => shownTimes('[role="dialog"] input[name="title"]', 1));
  await desk.type('Va chạm');
  await desk.press('Tab', 'Tab', 'ArrowRight', 'Enter', 'Tab', 'Enter');
  await dialogIsGone();
  await expect.poll(() => madeAt(other.service)).toEqual(['bookmark Va chạm']);
  expect(
    other.service.items.all().find(({ item }) => item.kind === 'bookmark' && isMadeHere(item))?.item,
  ).toMatchObject({
    scope: { kind: 'unit', unitId: 'ioc' },
    cameraId: 'cam-0001',
    ownerId: 'person-tructuong',
    ownerName: hub.core.city.book().persons.find(({ id }) => id === 'person-tructuong')?.name,
  });
});

test('the hub goes away: the wall goes on and what is made here waits, also over a restart; then all is exchanged once, and a clash is told to whose change it is', async () => {
  const { port } = hub;
  await hub.close();
  await until('the desk says so', () => wall.console.hub.view().link === 'away');
  await reads('.hub-badge .sr-only', 'Quyền theo bản ký lúc');
  await desk.press('Shift+KeyB');
  await until('the list', () => shownTimes('.bookmark-row', 1 + seededBookmarks));
  await desk.press('ArrowDown', 'ArrowRight', 'Enter');
  await until('the dialog', () => shownTimes('[role="dialog"] input[name="title"]', 1));
  await desk.type(' xe máy');
  await desk.press('Enter');
  await until('the list again', () => shownTimes('.bookmark-row', 1 + seededBookmarks));
  await desk.press('Escape');
  await dialogIsGone();
  await desk.press('KeyB');
  await until('the dialog', () => shownTimes('[role="dialog"] input[name="title"]', 1));
  await desk.press('Enter');
  await desk.says('nối lại máy chủ là tự gửi');
  await dialogIsGone();
  await desk.press('Ctrl+Shift+Digit1');
  const waiting = expect.arrayContaining([
    'bookmark Va chạm xe máy waits',
    'bookmark Đánh dấu waits',
    expect.stringMatching(/^layout .* waits$/),
  ]);
  await expect.poll(() => madeAt(wall.console.hub)).toEqual(waiting);
  expect(madeAt(wall.console.hub)).toHaveLength(3);
  await wall.dispose();
  // While this console is switched off, somebody at another desk changes the same bookmark.
  hub = await openHub(port);
  await until('the other desk is back', () => other.service.view().link === 'online', 30_000);
  const shared = other.service.items
    .all()
    .find(({ item }) => item.kind === 'bookmark' && isMadeHere(item))?.item;
  if (shared?.kind !== 'bookmark') throw new Error('the bookmark is not there');
  other.service.items.put({ ...shared, title: 'Va chạm ô tô' });
  await until('it is kept', () => other.service.view().waiting === 0);
  await hub.close();
  wall = await openWall();
  await shows('3,1,-,-');
  expect(madeAt(wall.console.hub)).toEqual(waiting);
  desk = await openDesk(wall);
  hub = await openHub(port);
  await until('the hub is back', () => wall.console.hub.view().link === 'online', 30_000);
  await until('everything has been said', () => wall.console.hub.view().waiting === 0, 30_000);
  expect(await keptByHub()).toEqual(['bookmark', 'bookmark', 'layout']);
  expect(madeAt(other.service)).toEqual(['bookmark Va chạm ô tô']);
  await until('the clash is told', () => shownTimes('.hub-undecided', 1));
  expect(wall.console.hub.view().conflicts).toBe(1);
  expect(other.service.view().conflicts).toBe(0);
});
