import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PictureRegion } from './picture-region.ts';
import { boxRegion, panRegion, zoomAbout } from './zoom-region.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: fraction, y: fraction });
const factor = fc.double({ min: 0.2, max: 5, noNaN: true });

test('whatever is done, the part stays inside the picture and keeps its shape', () => {
  const step = fc.oneof(
    fc.tuple(fc.constant('zoom' as const), point, factor),
    fc.tuple(fc.constant('box' as const), point, point),
    fc.tuple(fc.constant('pan' as const), point, factor),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let region: PictureRegion | null = null;
      for (const [act, at, more] of steps) {
        if (act === 'zoom') region = zoomAbout(region, at, more);
        else if (act === 'box') region = boxRegion(region, at, more);
        else region = panRegion(region, at.x * 2 - 1, at.y * 2 - 1);
        if (region === null) continue;
        expect(PictureRegion.safeParse(region).success).toBe(true);
        expect(region.width).toBeCloseTo(region.height, 9);
      }
    }),
  );
});

test('the point under the wheel stays where it is', () => {
  const region = zoomAbout(null, { x: 0.25, y: 0.5 }, 2);
  expect(region).toEqual({ x: 0.125, y: 0.25, width: 0.5, height: 0.5 });
  expect(zoomAbout(region, { x: 0.25, y: 0.5 }, 0.5)).toBeNull();
});

test('a box over what is shown counts within it, drawn either way', () => {
  const half = { x: 0.5, y: 0.5, width: 0.5, height: 0.5 };
  const wanted = { x: 0.5, y: 0.5, width: 0.25, height: 0.25 };
  expect(boxRegion(half, { x: 0, y: 0 }, { x: 0.5, y: 0.5 })).toEqual(wanted);
  expect(boxRegion(half, { x: 0.5, y: 0.5 }, { x: 0, y: 0 })).toEqual(wanted);
});

test('the whole picture cannot be moved', () => expect(panRegion(null, 0.5, 0.5)).toBeNull());
