import { expect, test } from 'vitest';
import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import { bestMethod } from './best-method.ts';

const figure: CapacityFigure = {
  lane: 'ffmpeg',
  method: 'software',
  codec: 'hevc',
  width: 1920,
  height: 1080,
  tileWidth: 480,
  tileHeight: 270,
  msPerPicture: 5,
  problem: null,
};
const of = (method: string, msPerPicture: number | null, change: Partial<CapacityFigure> = {}) => ({
  ...figure,
  method,
  msPerPicture,
  ...change,
});

test('the cheapest over all ways, software where nothing is known or better', () => {
  expect(bestMethod([], 'hevc')).toBe('software');
  expect(bestMethod([figure, of('vaapi', 1)], 'hevc')).toBe('vaapi');
  expect(bestMethod([figure, of('vaapi', 1)], 'h264')).toBe('software');
  expect(bestMethod([figure, of('vaapi', 2), of('cuda', 1), of('qsv', 9)], 'hevc')).toBe('cuda');
  const small = { width: 640, height: 360 };
  // A card may be slower for small pictures and still win in all.
  expect(bestMethod([figure, of('software', 1, small), of('vaapi', 1), of('vaapi', 2, small)], 'hevc')).toBe(
    'vaapi',
  );
});

test('a method that fails at one size, or is not of the lane, is not used', () => {
  const small = { width: 640, height: 360 };
  expect(
    bestMethod([figure, of('software', 1, small), of('vaapi', 1), of('vaapi', null, small)], 'hevc'),
  ).toBe('software');
  expect(bestMethod([figure, of('browser', 1, { lane: 'webcodecs' })], 'hevc')).toBe('software');
  expect(bestMethod([of('software', null), of('vaapi', 8)], 'hevc')).toBe('vaapi');
});
