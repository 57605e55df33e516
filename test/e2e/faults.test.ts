import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import type { City } from '../../src/simulator/city.ts';
import {
  type OddServer,
  startGarbageServer,
  startSilentServer,
  startWebServer,
} from '../../src/simulator/odd-servers.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { recordReports } from '../support/record-reports.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

let city: City;
let wall: WallUnderTest;
let servers: OddServer[];

beforeAll(async () => {
  servers = await Promise.all([startWebServer(), startGarbageServer(), startSilentServer()]);
  const [web, garbage, silent] = servers.map((server) => `rtsp://127.0.0.1:${server.port}/cam`);
  city = await startTestCity({
    cameras: 16,
    overrides: smallCameras(16, [
      { number: 8, audioOnly: true, audio: 'pcma' },
      { number: 9, codec: 'vp8' },
      { number: 10, codec: 'hevc' },
      { number: 11, gopSeconds: 10 },
      // 200 pictures: a step back is told from a long one forward.
      { number: 12, bFrames: 2, loopSeconds: 40 },
      { number: 13, fps: 1 },
      { number: 16, audio: 'pcma' },
    ]),
  });
  city.camera(3).setFault({ kind: 'wrong-password' });
  city.camera(4).setFault({ kind: 'not-found' });
  const replaced = {
    1: 'rtsp://no-such-camera.invalid/cam',
    2: 'rtsp://127.0.0.1:9/cam',
    5: web ?? '',
    6: garbage ?? '',
    7: silent ?? '',
  };
  wall = await startWall({ camerasJson: subsOnly(city, replaced), layout: '4x4' });
});
afterAll(async () => {
  await wall?.dispose();
  await city?.dispose();
  await Promise.all((servers ?? []).map((server) => server.dispose()));
});

describe('each bad camera has a named reason, all on one wall', () => {
  const cases: [string, number, Partial<TileReport>][] = [
    ['unknown host', 1, { state: 'failed', reason: 'unreachable' }],
    ['closed port', 2, { state: 'failed', reason: 'unreachable' }],
    ['wrong password', 3, { state: 'failed', reason: 'unauthorized' }],
    ['not found', 4, { state: 'failed', reason: 'not-found' }],
    ['a web server', 5, { state: 'failed', reason: 'not-rtsp' }],
    ['garbage', 6, { state: 'failed', reason: 'not-rtsp' }],
    ['answers nothing', 7, { state: 'failed', reason: 'timeout' }],
    ['audio only', 8, { state: 'failed', reason: 'no-video' }],
    ['an odd codec', 9, { state: 'live', reason: null }],
    ['H.265', 10, { state: 'live', reason: null }],
    ['GOP of 10 s', 11, { state: 'live', reason: null }],
    ['B-frames', 12, { state: 'live', reason: null }],
    ['1 fps', 13, { state: 'live', reason: null }],
    ['nothing wrong', 14, { state: 'live', reason: null }],
    ['with audio', 16, { state: 'live', reason: null }],
  ];
  test.each(cases)('%s', async (_what, number, want) => {
    await wall.tileIs(number - 1, want, 40_000);
  });
});

describe.concurrent('all at the same time', () => {
  test('the good ones among them are the right pictures, and move', async () => {
    await wall.moving([8, 9, 10, 11, 12, 13, 14, 15]);
  });

  test('the bad ones show no picture', async () => {
    const seen = await wall.look();
    expect(seen.slice(0, 8)).toEqual(new Array(8).fill(null));
  });

  // Of several tests at once only its own context knows when this one is over.
  test('1 fps stays live over five pictures', async ({ onTestFinished }) => {
    const reports = recordReports(wall);
    onTestFinished(() => reports.dispose());
    const pictures = () =>
      new Set(reports.all.map((all) => all.find(({ tile }) => tile === 12)?.pictureAtMs));
    // Lowered to keyframes on a busy machine it has one in two seconds, and says so.
    await until(
      'five pictures',
      () => pictures().size >= 5,
      60_000,
      () => reports.story(12),
    );
    expect(reports.story(12).filter((word) => !word.startsWith('live'))).toEqual([]);
  });

  test('B-frames come out in their order', async () => {
    const frames: number[] = [];
    await until('ten pictures', async () => {
      const frame = (await wall.look())[11]?.frame;
      if (frame !== undefined && frame !== frames.at(-1)) frames.push(frame);
      return frames.length >= 10;
    });
    const steps = frames.slice(1).map((frame, index) => (frame - (frames[index] ?? 0) + 200) % 200);
    expect(steps.filter((step) => step === 0 || step > 150)).toEqual([]);
  });
});

test('a healed camera comes by itself', async () => {
  city.camera(3).setFault(null);
  city.camera(4).setFault(null);
  await wall.tileIs(2, { state: 'live' }, 60_000);
  await wall.tileIs(3, { state: 'live' }, 60_000);
  await wall.moving([2, 3]);
});

test('no page complained about any of it', () => {
  expect(wall.pageErrors).toEqual([]);
});
