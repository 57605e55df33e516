import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  builtInArrangement,
  dealCameras,
  layoutFor,
  maximise,
  placeCamera,
  setGrid,
  takeOver,
  tileCount,
  visibleTiles,
  zoomTile,
} from './arrange.ts';
import { layoutNames } from './layout.ts';

const layout = fc.constantFrom(...layoutNames);
const tiles = fc.array(fc.option(fc.string({ minLength: 1, maxLength: 4 }), { nil: null }), {
  maxLength: 70,
});

test('a smaller layout hides cameras and a larger one brings them back', () => {
  fc.assert(
    fc.property(layout, layout, tiles, (small, large, list) => {
      const before = builtInArrangement(large, list);
      const there = setGrid(before, small, builtInArrangement(small, []).grid);
      expect(visibleTiles(there)).toHaveLength(tileCount(small));
      expect(visibleTiles(setGrid(there, large, before.grid))).toEqual(visibleTiles(before));
    }),
  );
});

test('placing changes that tile and no other', () => {
  fc.assert(
    fc.property(layout, tiles, fc.integer({ min: -2, max: 70 }), (name, list, tile) => {
      const before = builtInArrangement(name, list);
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

test('a display that takes cameras over shows all of them, its own first, as far as 64 tiles reach', () => {
  const ids = (prefix: string) =>
    fc.nat(64).map((count) => Array.from({ length: count }, (_, n) => `${prefix}${n}`));
  fc.assert(
    fc.property(layout, ids('own'), ids('moved'), (name, own, moved) => {
      const before = builtInArrangement(name, own);
      const after = visibleTiles(takeOver(before, moved)).filter((id) => id !== null);
      const wanted = [...visibleTiles(before).filter((id) => id !== null), ...moved];
      expect(new Set(after)).toEqual(new Set(wanted.slice(0, 64)));
    }),
  );
});

test('only a tile with a camera is enlarged or shown in part, and a new camera is shown whole', () => {
  const region = { x: 0, y: 0, width: 0.5, height: 0.5 };
  const before = builtInArrangement('2x2', ['a', null]);
  expect(maximise(before, 0).maximised).toBe(0);
  expect(maximise(before, 1).maximised).toBeNull();
  expect(maximise(before, 9).maximised).toBeNull();
  expect(zoomTile(before, 0, region).zooms).toEqual({ 0: region });
  expect(zoomTile(before, 1, region).zooms).toEqual({});
  expect(placeCamera(zoomTile(before, 0, region), 0, 'b').zooms).toEqual({});
});
