import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coreTimeMs } from '../../src/main/core/core-time.ts';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import {
  oldestCalledLiveMs,
  oldestRestCalledLiveMs,
  type RecordedReports,
  recordReports,
} from '../support/record-reports.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

const cameras = 9;
const everyTile = Array.from({ length: cameras }, (_, index) => index);
let city: City;
let wall: WallUnderTest;
let reports: RecordedReports;

beforeAll(async () => {
  const overrides = smallCameras(cameras).map((camera) => ({ ...camera, ownPort: true }));
  city = await startTestCity({ cameras, overrides });
  wall = await startWall({ camerasJson: byUdp(subsOnly(city)), layout: '3x3' });
  await allLive();
  reports = recordReports(wall);
});
afterAll(async () => {
  reports?.dispose();
  await wall?.dispose();
  await city?.dispose();
});

/** Cameras over UDP are pulled by ffmpeg. */
const pulledByFfmpeg = [6, 7, 8, 9];
function byUdp(camerasJson: string): string {
  const { cameras: all } = JSON.parse(camerasJson) as { cameras: { number: number; streams: object[] }[] };
  const over = all.map((camera) =>
    pulledByFfmpeg.includes(camera.number)
      ? { ...camera, streams: camera.streams.map((stream) => ({ ...stream, transport: 'udp' })) }
      : camera,
  );
  return JSON.stringify({ cameras: over });
}

const words = () => wall.tiles().map(({ state, reason, detail }) => [state, reason, detail]);
const allLive = () =>
  until(
    'nine live tiles',
    () => wall.tiles().length === cameras && wall.tiles().every(({ state }) => state === 'live'),
    60_000,
    words,
  );
/** All tiles show pictures that arrived after a moment. */
const allFreshSince = (sinceMs: number) =>
  until(
    'fresh pictures',
    () =>
      // A window that is just being opened again has told of no tile yet.
      wall.tiles().length === cameras &&
      wall.tiles().every(({ state, pictureAtMs }) => state === 'live' && (pictureAtMs ?? 0) > sinceMs),
    60_000,
    words,
  );
/** Cameras that are broken side by side. */
const broken = [2, 3, 4, 5];
/** The other cameras are live, in one report, with pictures that arrived after this moment. */
const othersRunOn = (sinceMs = coreTimeMs()) =>
  until(
    'the others run on',
    () =>
      wall
        .tiles()
        .filter(({ tile }) => !broken.includes(tile + 1))
        .every(({ state, pictureAtMs }) => state === 'live' && (pictureAtMs ?? 0) > sinceMs),
    30_000,
    words,
  );

describe.concurrent('while the others run on', () => {
  test('silence on an open connection is stale', async () => {
    await city.camera(2).setFault({ kind: 'silence' });
    await wall.tileIs(1, { state: 'stale', reason: 'timeout' });
    await othersRunOn();
    await city.camera(2).setFault(null);
    await wall.tileIs(1, { state: 'live' });
    await wall.moving([1]);
  });

  test('a camera that reboots is reconnecting, with its reason, then live', async () => {
    await city.camera(3).setFault({ kind: 'reboot', downSeconds: 3 });
    const away = await until(
      'reconnecting',
      () => wall.tile(2)?.state === 'reconnecting' && wall.tile(2),
      30_000,
      () => wall.tile(2),
    );
    expect(['closed-by-camera', 'unreachable']).toContain(away.reason);
    await wall.tileIs(2, { state: 'live' });
    await wall.moving([2]);
  });

  test.each([
    ['garbage', 4, { kind: 'garbage' }, /^(reconnecting (closed-by-camera|timeout)|failed not-rtsp)$/],
    ['damaged media', 5, { kind: 'corrupt', oneIn: 1 }, /^stale (corrupt|decoder-died)$/],
  ] as const)('%s has its reason', async (_what, number, fault, reason) => {
    const tile = number - 1;
    const since = reports.all.length;
    await city.camera(number).setFault(fault);
    const story = () => reports.story(tile, since);
    await until('the reason', () => story().some((word) => reason.test(word)), 30_000, story);
    await othersRunOn();
    await city.camera(number).setFault(null);
    await wall.tileIs(tile, { state: 'live' }, 60_000);
    await wall.moving([tile]);
  });
});

test('ffmpeg killed again and again is said so; left alone, all tiles come back', async () => {
  const since = reports.all.length;
  await until(
    'every tile with an ffmpeg says that it died',
    () => {
      for (const pid of childPids('ffmpeg')) kill(pid);
      return pulledByFfmpeg.every((number) =>
        reports.story(number - 1, since).includes('reconnecting ingest-died'),
      );
    },
    30_000,
    words,
  );
  await allFreshSince(coreTimeMs());
  await wall.moving(everyTile);
});

test('a closed window comes back with the same wall', async ({ annotate }) => {
  const before = coreTimeMs();
  await wall.console.windows()[0]?.close();
  await backAgain(before, annotate);
});

test('a killed renderer comes back with the same wall', async ({ annotate }) => {
  const renderers = await renderersOf(wall.host.browserPids()[0] ?? 0);
  expect(renderers.length).toBeGreaterThan(0);
  const before = coreTimeMs();
  for (const pid of renderers) kill(pid);
  await backAgain(before, annotate);
});

test('a killed browser comes back with the same wall', async ({ annotate }) => {
  const [pid = 0] = wall.host.browserPids();
  const before = coreTimeMs();
  kill(pid);
  await backAgain(before, annotate);
  expect(wall.host.browserPids()).toHaveLength(1);
  expect(wall.host.browserPids()).not.toContain(pid);
});

test('no picture that had stood for 3 s was ever called live, and no page complained', () => {
  expect(oldestCalledLiveMs(reports)).toBeLessThanOrEqual(3000);
  expect(oldestRestCalledLiveMs(reports)).toBeLessThanOrEqual(13_000);
  expect(wall.pageErrors).toEqual([]);
});

/** The wall is live again with pictures that arrived after a moment, each on its tile. */
async function backAgain(sinceMs: number, annotate: (what: string) => Promise<unknown>): Promise<void> {
  await allFreshSince(sinceMs);
  await annotate(`all live again ${Math.round(coreTimeMs() - sinceMs)} ms later (must: 5000)`);
  await wall.moving(everyTile);
}

/** What has just ended by itself is killed too. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

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
