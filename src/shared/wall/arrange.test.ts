import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealCameras, layoutFor, placeCamera, tileCount, visibleTiles } from './arrange.ts';
import { layoutNames } from './layout.ts';

const layout = fc.constantFrom(...layoutNames);
const tiles = fc.array(fc.option(fc.string({ minLength: 1, maxLength: 4 }), { nil: null }), {
  maxLength: 70,
});

test('a smaller layout hides cameras and a larger one brings them back', () => {
  fc.assert(
    fc.property(layout, layout, tiles, (small, large, list) => {
      const before = { layout: large, tiles: list };
      const shown = visibleTiles(before);
      const there = { ...before, layout: small };
      expect(visibleTiles(there)).toHaveLength(tileCount(small));
      expect(visibleTiles({ ...there, layout: large })).toEqual(shown);
    }),
  );
});

test('placing changes that tile and no other', () => {
  fc.assert(
    fc.property(layout, tiles, fc.integer({ min: -2, max: 70 }), (name, list, tile) => {
      const before = { layout: name, tiles: list };
      const after = visibleTiles(placeCamera(before, tile, 'new'));
      visibleTiles(before).forEach((cameraId, index) => {
        expect(after[index]).toBe(index === tile ? 'new' : cameraId);
      });
    }),
  );
});

test('dealt cameras are each on one tile, in order, as far as there is room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 1, max: 4 }),
      fc.option(layout, { nil: null }),
      (count, displays, name) => {
        const ids = Array.from({ length: count }, (_, index) => `cam-${index}`);
        const dealt = dealCameras(ids, displays, name);
        const room = dealt.reduce((sum, one) => sum + tileCount(one.layout), 0);
        const shown = dealt.flatMap(visibleTiles).filter((id) => id !== null);
        expect(shown).toEqual(ids.slice(0, Math.min(count, room)));
      },
    ),
  );
});

test('the automatic layout has room for all, up to 64', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 64 }), (count) => {
      expect(tileCount(layoutFor(count))).toBeGreaterThanOrEqual(count);
    }),
  );
  expect(layoutFor(16)).toBe('4x4');
  expect(layoutFor(300)).toBe('8x8');
});
