import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { feedMsPerSecond, msPerPicture } from './cost-model.ts';
import { usualStream } from './stream-facts.ts';

const tile = { tileWidth: 240, tileHeight: 135 };
const small = { codec: 'h264', width: 640, height: 360, ...tile } as const;
const large = { codec: 'h264', width: 1920, height: 1080, ...tile } as const;

function measured(of: Partial<CapacityFigure>): CapacityFigure {
  return { lane: 'webcodecs', method: 'browser', ...small, msPerPicture: 1, problem: null, ...of };
}

test('what was measured is believed as it is', () => {
  const figures = [measured({ msPerPicture: 0.77 }), measured({ ...large, msPerPicture: 4.2 })];
  expect(msPerPicture(figures, { lane: 'webcodecs', ...small })).toBeCloseTo(0.77);
  expect(msPerPicture(figures, { lane: 'webcodecs', ...large })).toBeCloseTo(4.2);
});

test('what was not is scaled from the nearest, of the same lane and codec, by its cheapest method', () => {
  const figures = [
    measured({ msPerPicture: 0.8 }),
    measured({ ...large, lane: 'ffmpeg', method: 'software', msPerPicture: 4 }),
    measured({ ...large, lane: 'ffmpeg', method: 'vaapi', msPerPicture: 1 }),
    measured({ ...large, lane: 'ffmpeg', method: 'cuda', msPerPicture: null, problem: 'no device' }),
  ];
  const hd = { ...small, width: 1280, height: 720 };
  expect(msPerPicture(figures, { lane: 'webcodecs', ...hd })).toBeCloseTo(0.8 * (0.75 * 4 + 0.25));
  expect(msPerPicture(figures, { lane: 'ffmpeg', ...large, width: 3840, height: 2160 })).toBeCloseTo(3.25);
});

test('without figures large streams are cheaper in the ffmpeg lane and small ones in the window', () => {
  const cost = (lane: 'webcodecs' | 'ffmpeg', way: typeof small | typeof large) =>
    msPerPicture([], { lane, ...way });
  expect(cost('webcodecs', small)).toBeLessThan(cost('ffmpeg', small));
  expect(cost('ffmpeg', large)).toBeLessThan(cost('webcodecs', large) * 0.9);
});

test('half of the pictures, keyframes only, a smaller tile or a smaller stream never cost more', () => {
  const size = fc.integer({ min: 16, max: 4096 });
  fc.assert(
    fc.property(size, size, size, size, fc.integer({ min: 1, max: 60 }), (width, height, w, h, fps) => {
      const stream = { codec: 'h264', width, height, fps } as const;
      const cost = (tier: FeedTier, part = 1) =>
        feedMsPerSecond([measured({})], {
          lane: 'webcodecs',
          tier,
          stream: { ...stream, width: width * part },
          widthPx: w * part,
          heightPx: h,
        });
      if (fps >= 2) expect(cost('half')).toBeLessThanOrEqual(cost('all'));
      expect(cost('keyframes')).toBeLessThanOrEqual(cost('half'));
      expect(cost('all', 0.5)).toBeLessThanOrEqual(cost('all'));
    }),
  );
});

test('a stream without a known rhythm is counted as 25 pictures a second', () => {
  const options = { lane: 'ffmpeg', tier: 'all', widthPx: 240, heightPx: 135 } as const;
  const known = feedMsPerSecond([], { ...options, stream: usualStream.sub });
  expect(feedMsPerSecond([], { ...options, stream: { ...usualStream.sub, fps: null } })).toBe(known);
});
