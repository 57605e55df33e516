import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { h264 } from '../../../test/video-wall/fake-core.ts';
import { tileWish } from '../../../test/video-wall/tile-wish.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { StreamConfig } from '../../shared/media/media-message.ts';
import type { FeedTier } from '../../shared/wall/feed-order.ts';
import { Feed } from './feed.ts';
import { KeyframeSpacing } from './keyframe-spacing.ts';
import { OpeningTurns } from './opening-turns.ts';
import { TileView } from './tile-view.ts';

let nowMs = 0;

beforeEach(() => {
  nowMs = 1_000_000;
  vi.stubGlobal(
    'VideoFrame',
    class {
      close(): void {}
    },
  );
});

afterEach(() => void vi.unstubAllGlobals());

function openFeed(
  slot: number,
  role: StreamRole,
  { config = h264, tier = 'all' }: { config?: StreamConfig; tier?: FeedTier } = {},
): Feed {
  const wish = { cameraId: 'one', role, lane: 'ffmpeg', tier, widthPx: 4, heightPx: 4 } as const;
  const feed = new Feed(
    slot,
    wish,
    { keyframes: new KeyframeSpacing(), turns: new OpeningTurns() },
    () => nowMs,
  );
  feed.onConfig(1, config, new Uint8Array());
  return feed;
}

function receive(feed: Feed, times = { ptsMs: nowMs, arrivedAtMs: nowMs }): void {
  feed.onRecord({
    ...{ kind: 'picture', slot: feed.slot, generation: 1, flags: 0, ...times },
    ...{ width: 4, height: 4, matrix: 'bt601', fullRange: false, planes: new Uint8Array(24) },
  });
}

/** Each of the feeds gets 25 pictures a second. */
function pass(seconds: number, ...feeds: readonly Feed[]): void {
  for (let picture = 0; picture < seconds * 25; picture++) {
    nowMs += 40;
    for (const feed of feeds) receive(feed);
  }
}

test('what a tile receives is of one stream at a time, however often it goes from one to another', () => {
  const stay = fc.record({ alone: fc.integer({ min: 0, max: 20 }), both: fc.integer({ min: 1, max: 10 }) });
  fc.assert(
    fc.property(fc.array(stay, { minLength: 1, maxLength: 6 }), (stays) => {
      const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg' }), openFeed(1, 'sub'), nowMs);
      pass(2, view.feed);
      for (const [index, { alone, both }] of stays.entries()) {
        pass(alone, view.feed);
        const next = openFeed(index + 2, index % 2 === 0 ? 'main' : 'sub');
        view.prepare(next);
        pass(both, view.feed, next);
        view.swap(nowMs);
        pass(1, view.feed);
        const { receivedFps } = view.report(nowMs, true);
        expect(receivedFps).toBeGreaterThan(24);
        expect(receivedFps).toBeLessThan(26);
      }
    }),
  );
});

test('a tile whose first stream never came counts from the second', () => {
  const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg' }), openFeed(1, 'sub'), nowMs);
  pass(30);
  const next = openFeed(2, 'main');
  view.prepare(next);
  pass(3, next);
  view.swap(nowMs);
  pass(4, next);
  expect(view.report(nowMs, true).receivedFps).toBeCloseTo(25, 0);
});

test('keyframes only of motion JPEG: a picture that stands is stale after seconds, not after twelve', () => {
  const mjpeg = { codec: 'mjpeg', fourcc: 'MJPG', width: 640, height: 360 } as const;
  const feed = openFeed(1, 'sub', { config: mjpeg, tier: 'keyframes' });
  feed.onStatus({
    ...{ phase: 'receiving', attempt: 1, reason: null, detail: '', everReceived: true, sinceMs: nowMs },
  });
  const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg', tier: 'keyframes' }), feed, nowMs);
  receive(feed);
  const picture = feed.take();
  if (!picture) throw new Error('no picture waits');
  view.drew(picture, nowMs);
  nowMs += 3400;
  expect(view.report(nowMs, true).state).toBe('live');
  nowMs += 200;
  expect(view.report(nowMs, true).state).toBe('stale');
});

test('half of the pictures: the tile says so, moves in its own rhythm, and is live while it rests between keyframes', () => {
  const feed = openFeed(1, 'sub', { tier: 'half' });
  feed.onStatus({
    ...{ phase: 'receiving', attempt: 1, reason: null, detail: '', everReceived: true, sinceMs: nowMs },
  });
  const view = new TileView(
    tileWish(0, 'one', { lane: 'ffmpeg', tier: 'half', ordered: { reason: null } }),
    feed,
    nowMs,
  );
  for (let group = 0; group < 2; group++) {
    pass(1, feed);
    nowMs += 1000;
  }
  const picture = feed.take();
  if (picture) view.drew(picture, nowMs - 1000);
  expect(feed.interval.valueMs).toBeCloseTo(40, 0);
  expect(view.report(nowMs, true)).toMatchObject({ state: 'live', reason: 'half-rate' });
  nowMs += 1500;
  expect(view.report(nowMs, true).state).toBe('live');
  feed.onStatus({
    ...{ phase: 'silent', attempt: 1, reason: null, detail: '', everReceived: true, sinceMs: nowMs },
  });
  expect(view.report(nowMs, true).state).toBe('stale');
});

test("a stream that changes its size in the middle is told with the decoder's size", () => {
  const feed = openFeed(1, 'sub');
  const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg' }), feed, nowMs);
  receive(feed);
  expect(view.report(nowMs, true)).toMatchObject({ width: h264.width, height: h264.height });
  const status = {
    phase: 'running',
    method: 'software',
    deaths: 0,
    detail: '',
    width: 720,
    height: 1280,
  } as const;
  feed.onRecord({ kind: 'lane', slot: 1, generation: 1, status });
  expect(view.report(nowMs, true)).toMatchObject({ width: 720, height: 1280 });
});

test.each([
  ['sub', 'the same stream: by its own time, since reordered pictures arrive in another order', true],
  ['main', 'another stream: by its arrival, since its clock is another one', false],
] as const)('the next picture takes over, %s: %s', (role, _, swaps) => {
  const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg' }), openFeed(1, 'sub'), nowMs);
  const next = openFeed(2, role);
  receive(view.feed, { ptsMs: 5000, arrivedAtMs: nowMs });
  const picture = view.feed.take();
  if (!picture) throw new Error('no picture waits');
  view.drew(picture, nowMs);
  view.prepare(next);
  receive(next, { ptsMs: 5040, arrivedAtMs: nowMs - 80 });
  expect(view.wantsSwap(nowMs)).toBe(swaps);
});

test('a camera whose clock was set back is compared by arrival', () => {
  const view = new TileView(tileWish(0, 'one', { lane: 'ffmpeg' }), openFeed(1, 'sub'), nowMs);
  const next = openFeed(2, 'sub');
  receive(view.feed, { ptsMs: 5000, arrivedAtMs: nowMs });
  const picture = view.feed.take();
  if (!picture) throw new Error('no picture waits');
  view.drew(picture, nowMs);
  view.prepare(next);
  receive(next, { ptsMs: 900_000, arrivedAtMs: nowMs - 400 });
  expect(view.wantsSwap(nowMs)).toBe(false);
});
