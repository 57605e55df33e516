import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BarcodeValue, barcodeLayout, encodeBarcode, type RgbaPixels, readBarcode } from './barcode.ts';
import { createBarcodePlate } from './scene/barcode-plate.ts';
import { Random } from './scene/random.ts';
import { createYuvPicture } from './scene/yuv.ts';

/** The barcode drawn on a busy picture of 640x360, as grey RGBA. */
function drawn(value: BarcodeValue): RgbaPixels {
  const [width, height] = [640, 360];
  const picture = createYuvPicture(width, height);
  picture.y.forEach((_, at) => {
    picture.y[at] = 60 + ((at * 7 + Math.floor(at / width) * 13) % 120);
  });
  createBarcodePlate(width, height)(picture, value);
  return grey(picture.y, width, height);
}

function grey(levels: ArrayLike<number>, width: number, height: number): RgbaPixels {
  const words = new Uint32Array(width * height);
  for (let at = 0; at < words.length; at++) words[at] = 0xff000000 + 0x010101 * Math.round(levels[at] ?? 0);
  const data = new Uint8Array(words.buffer);
  return { data, width, height };
}

/** Scaled by area mean, with noise. */
function resized(from: RgbaPixels, width: number, height: number, noise: () => number): RgbaPixels {
  const levels = new Float32Array(width * height);
  const [stepX, stepY] = [from.width / width, from.height / height];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let fromY = Math.floor(y * stepY); fromY < (y + 1) * stepY; fromY++) {
        for (let fromX = Math.floor(x * stepX); fromX < (x + 1) * stepX; fromX++) {
          sum += from.data[(fromY * from.width + fromX) * 4] ?? 0;
          count++;
        }
      }
      levels[y * width + x] = Math.max(0, Math.min(255, sum / count + noise()));
    }
  }
  return grey(levels, width, height);
}

const values = fc.record({
  camera: fc.integer({ min: 0, max: 4095 }),
  frame: fc.integer({ min: 0, max: 4095 }),
});

describe('barcode', () => {
  it('is read back at every tile size, through noise and two pixels of misplacement', () => {
    fc.assert(
      fc.property(
        values,
        fc.constantFrom([240, 135], [213, 120], [320, 180], [640, 360], [800, 450]),
        fc.nat(),
        fc.integer({ min: -2, max: 2 }),
        fc.integer({ min: -2, max: 2 }),
        (value, [width = 0, height = 0], seed, dx, dy) => {
          const random = new Random(seed);
          const pixels = resized(drawn(value), width, height, () => random.between(-30, 30));
          const rect = { x: dx, y: dy, width, height };
          expect(readBarcode(pixels, rect)).toEqual(value);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is found in the rectangle of its tile inside a larger screenshot', () => {
    const tile = resized(drawn({ camera: 37, frame: 290 }), 240, 135, () => 0);
    const screen = grey(new Uint8Array(800 * 400).fill(30), 800, 400);
    const data = Uint8Array.from(screen.data);
    for (let y = 0; y < 135; y++)
      data.set(tile.data.subarray(y * 240 * 4, (y + 1) * 240 * 4), ((y + 200) * 800 + 500) * 4);
    const shot = { data, width: 800, height: 400 };
    expect(readBarcode(shot, { x: 500, y: 200, width: 240, height: 135 })).toEqual({
      camera: 37,
      frame: 290,
    });
    expect(readBarcode(shot, { x: 0, y: 0, width: 240, height: 135 })).toBeNull();
  });

  it('is null or right, never another value, when any one module is turned', () => {
    fc.assert(
      fc.property(values, fc.nat(barcodeLayout.rows * barcodeLayout.columns - 1), (value, turned) => {
        const modules = encodeBarcode(value);
        modules[turned] = !modules[turned];
        expect([null, value]).toContainEqual(readBarcode(fromModules(modules)));
      }),
      { numRuns: 40, examples: [[{ camera: 10, frame: 4092 }, 5]] },
    );
  });

  it('is null on noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 240 * 135, maxLength: 240 * 135 }), (levels) => {
        expect(readBarcode(grey(levels, 240, 135))).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});

function fromModules(modules: readonly boolean[]): RgbaPixels {
  const [width, height] = [240, 135];
  const { plate, modules: area, rows, columns } = barcodeLayout;
  const levels = Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height];
    const column = Math.floor(((x - area.x) / area.width) * columns);
    const row = Math.floor(((y - area.y) / area.height) * rows);
    if (column >= 0 && column < columns && row >= 0 && row < rows)
      return modules[row * columns + column] ? 0 : 255;
    const onPlate = x > plate.x && x < plate.x + plate.width && y > plate.y && y < plate.y + plate.height;
    return onPlate ? 255 : 90;
  });
  return grey(levels, width, height);
}
