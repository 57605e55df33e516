import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitPicture, layoutNames, layoutRects, parseLayout } from './layout.ts';

const named = fc.constantFrom(...layoutNames, '4x3', '2x8');
const side = fc.integer({ min: 64, max: 8000 });

test('every layout covers its window without gap or overlap', () => {
  fc.assert(
    fc.property(named, side, side, (name, width, height) => {
      const layout = parseLayout(name);
      expect(layout).not.toBeNull();
      if (!layout) return;
      const rects = layoutRects(layout, width, height);
      expect(rects.reduce((sum, rect) => sum + rect.width * rect.height, 0)).toBe(width * height);
      for (const one of rects)
        for (const other of rects) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(one === other || apart).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

test('the layouts with a large tile have as many tiles as their names say', () => {
  expect(['1+5', '1+7', '1+12', '8x8'].map((name) => parseLayout(name)?.cells.length)).toEqual([
    6, 8, 13, 64,
  ]);
  expect(parseLayout('9x9')).toBeNull();
  expect(parseLayout('1+6')).toBeNull();
});

test('a fitted picture stays inside its tile and keeps its shape within a pixel', () => {
  fc.assert(
    fc.property(side, side, side, side, (width, height, pictureWidth, pictureHeight) => {
      const rect = fitPicture({ x: 5, y: 7, width, height }, pictureWidth, pictureHeight);
      expect(rect.x).toBeGreaterThanOrEqual(5);
      expect(rect.x + rect.width).toBeLessThanOrEqual(5 + width);
      expect(rect.y + rect.height).toBeLessThanOrEqual(7 + height);
      const scale = Math.min(width / pictureWidth, height / pictureHeight);
      expect(Math.abs(rect.width - pictureWidth * scale)).toBeLessThanOrEqual(1);
      expect(Math.abs(rect.height - pictureHeight * scale)).toBeLessThanOrEqual(1);
    }),
  );
});
