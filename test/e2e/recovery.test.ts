import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

let city: City;
let wall: WallUnderTest;
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];

beforeAll(async () => {
  city = await startTestCity({ cameras: 9, overrides: numbers.map((number) => ({ number, ownPort: true })) });
  wall = await startWall({ camerasJson: subsOnly(city), layout: '3x3' });
  await allLive();
});
afterAll(async () => {
  await wall?.dispose();
  await city?.dispose();
});

const allLive = () =>
  until(
    'nine live tiles',
    () => wall.tiles().length === 9 && wall.tiles().every((tile) => tile.state === 'live'),
    40_000,
    () => wall.tiles().map((tile) => [tile.state, tile.reason]),
  );
const others = (number: number) => wall.tiles().filter((tile) => tile.tile !== number - 1);
const nowMs = () => performance.timeOrigin + performance.now();

test('a half-open camera is stale, its picture is not taken for live, and it comes back; the others run on', async () => {
  city.camera(1).setFault({ kind: 'half-open' });
  const stale = await wall.tileIs(0, { state: 'stale' }, 15_000);
  expect(stale.reason).not.toBeNull();
  expect(others(1).every((tile) => tile.state === 'live')).toBe(true);
  await until(
    'an attempt that failed',
    () => ['reconnecting', 'stale'].includes(wall.tile(0)?.state ?? '') && (wall.tile(0)?.attempt ?? 0) > 1,
    30_000,
  );
  city.camera(1).setFault(null);
  await wall.tileIs(0, { state: 'live' }, 30_000);
  expect((await wall.look())[0]?.camera).toBe(1);
});

test('silence on an open connection is stale too', async () => {
  city.camera(2).setFault({ kind: 'silence' });
  await wall.tileIs(1, { state: 'stale' }, 15_000);
  city.camera(2).setFault(null);
  await wall.tileIs(1, { state: 'live' }, 30_000);
});

test('a camera that reboots is reconnecting, with its reason, then live', async () => {
  city.camera(3).setFault({ kind: 'reboot', downSeconds: 3 });
  const away = await until(
    'reconnecting',
    () => wall.tile(2)?.state === 'reconnecting' && wall.tile(2),
    15_000,
    () => wall.tile(2),
  );
  expect(['closed-by-camera', 'unreachable']).toContain(away.reason);
  await wall.tileIs(2, { state: 'live' }, 30_000);
});

test('garbage and corrupt media do not stop the others', async () => {
  city.camera(4).setFault({ kind: 'garbage' });
  city.camera(5).setFault({ kind: 'corrupt', oneIn: 20 });
  await until('camera 4 not live', () => wall.tile(3)?.state !== 'live', 20_000);
  expect(
    wall
      .tiles()
      .filter((tile) => ![3, 4].includes(tile.tile))
      .every((tile) => tile.state === 'live'),
  ).toBe(true);
  city.camera(4).setFault(null);
  city.camera(5).setFault(null);
  await allLive();
});

test('a size change in mid-stream shows the new size', async () => {
  city.camera(6).setFault({ kind: 'size-change' });
  await until(
    'another size',
    () => wall.tile(5)?.state === 'live' && wall.tile(5)?.width !== 640,
    30_000,
    () => wall.tile(5),
  );
  city.camera(6).setFault(null);
  await wall.tileIs(5, { state: 'live', width: 640 }, 30_000);
});

test('every ffmpeg killed at once: all tiles come back', async () => {
  const before = nowMs();
  for (const pid of childPids('ffmpeg')) process.kill(pid, 'SIGKILL');
  await until('not all live', () => wall.tiles().some((tile) => tile.state !== 'live'), 10_000);
  await allLive();
  await until('fresh pictures', () => wall.tiles().every((tile) => (tile.pictureAtMs ?? 0) > before));
});

test('a killed renderer comes back with the same wall', async () => {
  const renderers = await renderersOf(wall.host.browserPids()[0] ?? 0);
  expect(renderers.length).toBeGreaterThan(0);
  const before = nowMs();
  for (const pid of renderers) process.kill(pid, 'SIGKILL');
  await until('fresh pictures', () => wall.tiles().every((tile) => (tile.pictureAtMs ?? 0) > before), 20_000);
  await allLive();
});

test('a killed browser comes back with the same wall', async () => {
  const [pid] = wall.host.browserPids();
  process.kill(pid ?? 0, 'SIGKILL');
  await until(
    'another browser',
    () => wall.host.browserPids()[0] !== undefined && wall.host.browserPids()[0] !== pid,
    15_000,
  );
  const before = nowMs();
  await until('fresh pictures', () => wall.tiles().every((tile) => (tile.pictureAtMs ?? 0) > before), 20_000);
  await until(
    'nine cameras',
    async () => (await wall.look()).map((seen) => seen?.camera ?? 0).join() === numbers.join(),
    20_000,
  );
});

test('no page complained about any of it', () => {
  expect(wall.pageErrors).toEqual([]);
});

/** Pids of the renderers that descend from a browser process. */
async function renderersOf(browser: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const renderers = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.includes('--type=renderer') && (await ancestors(pid)).includes(browser) ? [pid] : [];
    }),
  );
  return renderers.flat();
}

async function ancestors(pid: number): Promise<number[]> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  return parent > 1 ? [parent, ...(await ancestors(parent))] : [parent];
}
