import { describe, expect, test } from 'vitest';
import { feedWishOf } from './choose-feed.ts';
import { decodeWish, sameTuning } from './feed-wish.ts';
import type { TileWish } from './wall-message.ts';

function wish(tile: number, more: Partial<TileWish> = {}): TileWish {
  const rect = { x: 0, y: 0, width: 240, height: 135 };
  const how = { role: 'sub', lane: 'webcodecs', tier: 'all', ordered: null } as const;
  return { tile, cameraId: 'one', roles: ['main', 'sub'], ...how, rect, region: null, ...more };
}

describe('the feed of a tile', () => {
  test('is what its wish says, with the room of the whole picture', () => {
    const region = { x: 0, y: 0, width: 0.5, height: 0.25 };
    const one = wish(0, { role: 'main', lane: 'ffmpeg', tier: 'keyframes', region });
    expect(feedWishOf(one, [one])).toEqual({
      cameraId: 'one',
      role: 'main',
      lane: 'ffmpeg',
      tier: 'keyframes',
      widthPx: 480,
      heightPx: 540,
    });
  });

  test('is the same for all tiles of a camera: the most that one of them wants', () => {
    const large = wish(1, { role: 'main', lane: 'ffmpeg', rect: { x: 0, y: 0, width: 960, height: 540 } });
    const tiles = [wish(0, { tier: 'keyframes' }), large, wish(2), wish(3, { cameraId: 'two' })];
    const wanted = {
      cameraId: 'one',
      role: 'main',
      lane: 'ffmpeg',
      tier: 'all',
      widthPx: 960,
      heightPx: 540,
    };
    for (const tile of tiles.slice(0, 3)) expect(feedWishOf(tile, tiles)).toEqual(wanted);
  });

  test('is one where two tiles of a size were ordered into two lanes', () => {
    const tiles = [wish(0), wish(1, { lane: 'ffmpeg' })];
    const [first, second] = tiles.map((tile) => feedWishOf(tile, tiles));
    expect(first).toEqual(second);
  });
});

test('the core is told whole sizes within its bounds, and in the webcodecs lane none', () => {
  const tuning = { tier: 'all', widthPx: 240.2, heightPx: 90_000 } as const;
  expect(decodeWish({ ...tuning, lane: 'ffmpeg' })).toEqual({
    lane: 'ffmpeg',
    widthPx: 241,
    heightPx: 8192,
  });
  expect(decodeWish({ ...tuning, lane: 'webcodecs' })).toEqual({ lane: 'webcodecs' });
});

test('what the core would not notice is no change', () => {
  const tuning = { tier: 'all', widthPx: 240.2, heightPx: 135 } as const;
  expect(sameTuning('ffmpeg', tuning, { ...tuning, widthPx: 240.9 })).toBe(true);
  expect(sameTuning('ffmpeg', tuning, { ...tuning, widthPx: 241.1 })).toBe(false);
  expect(sameTuning('webcodecs', tuning, { ...tuning, widthPx: 900 })).toBe(true);
  expect(sameTuning('webcodecs', tuning, { ...tuning, tier: 'keyframes' })).toBe(false);
});
