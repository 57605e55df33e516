import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { coreTimeMs } from '../../src/main/core/core-time.ts';
import { WindowForTarget } from '../../src/main/kiosk/cdp-schema.ts';
import { KioskWindow } from '../../src/main/kiosk/kiosk-window.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { oneDecoderEach } from '../support/decoders.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { killDecoders } from '../support/kill-decoders.ts';
import { laneCameras } from '../support/lane-cameras.ts';
import { sampleTile } from '../support/sample-tile.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

/** Its main stream is H.265 and its substream H.264: a selected tile has another stream in another lane. */
const both = 1;

let city: City;
let wall: WallUnderTest;
let desk: Desk;

beforeAll(async () => {
  // The keyframes of all fall together: every decoder has its largest picture at the same moment.
  city = await startTestCity({
    cameras: 9,
    samePhase: true,
    encodeMainAhead: true,
    overrides: [...laneCameras],
  });
  wall = await startWall({ camerasJson: city.camerasJson(), layout: '3x3', operator: true });
  desk = await openDesk(wall);
});
afterAll(async () => {
  await wall?.dispose();
  await city?.dispose();
});

const all = [0, 1, 2, 3, 4, 5, 6, 7, 8];

describe('every codec', () => {
  test.each([
    ['H.265 beside an H.264 substream', both, { codec: 'hevc', stream: 'main', lane: 'ffmpeg' }],
    ['H.265', 2, { codec: 'hevc', lane: 'ffmpeg' }],
    ['MJPEG', 3, { codec: 'mjpeg' }],
    ['MPEG-4', 4, { codec: 'mpeg4', lane: 'ffmpeg' }],
    ['H.264 with B-frames', 5, { codec: 'h264' }],
    ['H.264', 6, { codec: 'h264' }],
    ['H.265 with B-frames', 7, { codec: 'hevc', lane: 'ffmpeg' }],
    ['MPEG-4 with B-frames', 8, { codec: 'mpeg4', lane: 'ffmpeg' }],
    ['4K in a small tile', 9, { stream: 'main', width: 3840, height: 2160 }],
  ] as const)('%s is live', async (_what, number, want) => {
    await wall.tileIs(number - 1, { state: 'live', ...want }, 60_000);
  });

  test('is the right picture, and moves', async () => {
    await wall.moving(all);
  });
});

describe.concurrent('a codec', () => {
  test('may change at reconnection', async () => {
    await city.camera(6).setFault({ kind: 'codec-change', codec: 'hevc' });
    await wall.tileIs(5, { state: 'live', codec: 'hevc', lane: 'ffmpeg' }, 60_000);
    await wall.moving([5]);
    await city.camera(6).setFault(null);
    await wall.tileIs(5, { state: 'live', codec: 'h264' }, 60_000);
    await wall.moving([5]);
  });

  test('may change its size in mid-stream', async () => {
    for (const number of [2, 5])
      await city.camera(number).setFault({ kind: 'size-change', width: 480, height: 270 });
    await wall.tileIs(4, { state: 'live', width: 480, height: 270 }, 60_000);
    await wall.moving([1, 4]);
    for (const number of [2, 5]) await city.camera(number).setFault(null);
    await wall.tileIs(4, { state: 'live', width: 320, height: 180 }, 60_000);
    await wall.moving([1, 4]);
  });
});

test('every codec survives damaged packets, one in a hundred', async () => {
  for (const number of [2, 3, 4, 5]) await city.camera(number).setFault({ kind: 'corrupt', oneIn: 100 });
  await wall.moving([1, 2, 3, 4]);
  for (const number of [2, 3, 4, 5]) await city.camera(number).setFault(null);
  for (const tile of [1, 2, 3, 4]) await wall.tileIs(tile, { state: 'live' }, 60_000);
});

test('a decoder that is killed is replaced, again and again, without a wrong picture', {
  timeout: 300_000,
}, async () => {
  expect(await killDecoders(wall, 3)).toBe(3);
  for (const tile of all) await wall.tileIs(tile, { state: 'live' }, 90_000);
  await wall.moving(all);
  await oneDecoderEach(wall);
  expect(wall.pageErrors).toEqual([]);
});

test('a tile that is selected and left changes stream and lane, and never shows another camera', {
  timeout: 300_000,
}, async () => {
  const [main, sub] = [
    { stream: 'main', lane: 'ffmpeg' } as const,
    { stream: 'sub', codec: 'h264' } as const,
  ];
  await wall.tileIs(both - 1, { state: 'live', ...main }, 60_000);
  const samples = await sampleTile(wall, both - 1);
  for (let time = 0; time < 2; time++) {
    await desk.press('ArrowRight');
    await wall.tileIs(both - 1, { state: 'live', ...sub }, 60_000);
    await desk.press('ArrowLeft');
    await wall.tileIs(both - 1, { state: 'live', ...main }, 60_000);
  }
  const seen = await samples.seen();
  await samples.stop();
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((value) => value?.camera !== both)).toEqual([]);
});

test('a window that was hidden goes on when it is shown', { timeout: 300_000 }, async () => {
  const window = wall.console.windows().find(({ identity }) => identity.kind === 'wall');
  if (!(window instanceof KioskWindow)) throw new Error('no wall window');
  await become(window, 'normal');
  await become(window, 'minimized');
  const hiddenAtMs = coreTimeMs();
  await until(
    'a camera that sent on meanwhile',
    () => (city.camera(2).frameSentAtMs('sub', 0) ?? 0) > hiddenAtMs,
  );
  await become(window, 'normal');
  await become(window, 'fullscreen');
  for (const tile of all) await wall.tileIs(tile, { state: 'live' }, 60_000);
  await wall.moving(all);
  expect(wall.pageErrors).toEqual([]);
});

type WindowState = 'minimized' | 'normal' | 'fullscreen';

async function become({ session }: KioskWindow, windowState: WindowState): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget', {}, WindowForTarget);
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }, z.unknown());
}
