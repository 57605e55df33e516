import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAssemblyScript } from '../../../build/assemblyscript.ts';
import type { PictureColour } from './colour-matrix.ts';
import { filterTaps } from './filter-taps.ts';
import { createReferenceKernel } from './reference-kernel.ts';
import { type ScaleKernel, type SourcePart, type SourceShape, sourceBytes } from './scale-kernel.ts';
import { createWasmKernel } from './wasm-kernel.ts';

const binary = await compileAssemblyScript(resolve(import.meta.dirname, 'kernel-wasm/kernel.as.ts'));
const module = await WebAssembly.compile(binary);
const kernels = { reference: createReferenceKernel(), wasm: createWasmKernel(module) };
const limited601 = { matrix: 'bt601', fullRange: false } as const;

function run(
  kernel: ScaleKernel,
  shape: SourceShape,
  columns: number,
  rows: number,
  planes: Uint8Array,
): Uint8Array {
  const plan = kernel.plan(shape, columns, rows);
  plan.source.set(planes);
  plan.convert();
  return Uint8Array.from(plan.target);
}

function flat(shape: SourceShape, y: number, u: number, v: number): Uint8Array {
  const planes = new Uint8Array(sourceBytes(shape));
  const luma = shape.width * shape.height;
  const chroma = (planes.length - luma) / 2;
  planes.fill(y, 0, luma);
  for (let index = 0; index < chroma; index++) {
    const [uAt, vAt] = shape.layout === 'NV12' ? [2 * index, 2 * index + 1] : [index, chroma + index];
    planes[luma + uAt] = u;
    planes[luma + vAt] = v;
  }
  return planes;
}

/** ITU-T H.273 equations 39 to 45 in floating point. */
function exactRgb({ matrix, fullRange }: PictureColour, y: number, u: number, v: number): number[] {
  const { kr, kb } = matrix === 'bt601' ? { kr: 0.299, kb: 0.114 } : { kr: 0.2126, kb: 0.0722 };
  const luma = fullRange ? y / 255 : (y - 16) / 219;
  const cb = (u - 128) / (fullRange ? 255 : 224);
  const cr = (v - 128) / (fullRange ? 255 : 224);
  const r = luma + 2 * (1 - kr) * cr;
  const b = luma + 2 * (1 - kb) * cb;
  const g = (luma - kr * r - kb * b) / (1 - kr - kb);
  return [r, g, b].map((value) => Math.min(255, Math.max(0, value * 255)));
}

const size = fc.integer({ min: 1, max: 90 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const colours = fc.record({
  matrix: fc.constantFrom('bt601' as const, 'bt709' as const),
  fullRange: fc.boolean(),
});
const shapes = fc
  .record({
    layout: fc.constantFrom('I420' as const, 'NV12' as const),
    width: size,
    height: size,
    colour: colours,
    part: fc.option(fc.record({ x: share, y: share, width: share, height: share })),
  })
  .map(
    ({ colour, part, ...rest }): SourceShape => ({ ...rest, ...colour, part: part && partOf(rest, part) }),
  );

/** A part of a picture of that size, from shares of what it leaves room for. */
function partOf(size: { width: number; height: number }, { x, y, width, height }: SourcePart): SourcePart {
  const across = size.width * (0.1 + width * 0.9);
  const down = size.height * (0.1 + height * 0.9);
  return { x: x * (size.width - across), y: y * (size.height - down), width: across, height: down };
}

describe.each(Object.entries(kernels))('%s kernel', (_, kernel) => {
  it('keeps a flat colour flat and right to one step, whatever the sizes', () => {
    const sample = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(shapes, size, size, sample, sample, sample, (shape, columns, rows, y, u, v) => {
        const pixels = run(kernel, shape, columns, rows, flat(shape, y, u, v));
        const exact = [...exactRgb(shape, y, u, v), 255];
        // One word for all: a judgement of each sample would take longer than the kernels.
        const worst = pixels.reduce(
          (most, value, at) => Math.max(most, Math.abs(value - (exact[at % 4] ?? -9))),
          0,
        );
        expect(worst).toBeLessThanOrEqual(1);
        expect(pixels.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('averages every source sample when shrinking: fine stripes become grey, they do not shimmer', () => {
    const shape: SourceShape = { layout: 'I420', width: 640, height: 360, part: null, ...limited601 };
    const planes = flat(shape, 0, 128, 128);
    for (let at = 0; at < 640 * 360; at++) planes[at] = (at % 640) % 2 === 0 ? 16 : 235;
    const pixels = run(kernel, shape, 240, 135, planes);
    const row = Array.from({ length: 240 }, (_, x) => pixels[(60 * 240 + x) * 4] ?? 0);
    expect(Math.max(...row) - Math.min(...row)).toBeLessThan(70);
    expect(row.reduce((sum, value) => sum + value, 0) / 240).toBeCloseTo(127.5, -0.5);
  });

  it('draws a part as it would draw a picture that is only this part', () => {
    const shape: SourceShape = { layout: 'I420', width: 96, height: 64, part: null, ...limited601 };
    const planes = Uint8Array.from(
      { length: sourceBytes(shape) },
      (_, at) => (at * 37 + (at >> 7) * 11) & 255,
    );
    const part = { x: 32, y: 16, width: 48, height: 40 };
    const cut = { ...shape, width: part.width, height: part.height };
    const rows = (at: number, stride: number, scale: number) =>
      Array.from({ length: part.height / scale }, (_, row) => {
        const from = at + (part.y / scale + row) * stride + part.x / scale;
        return planes.subarray(from, from + part.width / scale);
      });
    const quarter = 96 * 64 + 48 * 32;
    const own = Buffer.concat([...rows(0, 96, 1), ...rows(96 * 64, 48, 2), ...rows(quarter, 48, 2)]);
    expect(run(kernel, { ...shape, part }, 20, 17, planes)).toEqual(run(kernel, cut, 20, 17, own));
  });

  it('rises steadily along a gradient when enlarging', () => {
    const shape: SourceShape = { layout: 'NV12', width: 16, height: 4, part: null, ...limited601 };
    const planes = flat(shape, 0, 128, 128);
    for (let at = 0; at < 64; at++) planes[at] = 16 + (at % 16) * 14;
    const pixels = run(kernel, shape, 71, 9, planes);
    for (let x = 1; x < 71; x++) expect(pixels[x * 4]).toBeGreaterThanOrEqual(pixels[(x - 1) * 4] ?? 0);
    expect(pixels[0]).toBe(0);
    expect(pixels[70 * 4]).toBeGreaterThan(240);
  });
});

describe('wasm kernel', () => {
  it('gives the same bytes as the reference for any picture and sizes', () => {
    const picture = shapes.chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        planes: fc.uint8Array({ minLength: sourceBytes(shape), maxLength: sourceBytes(shape) }),
      }),
    );
    fc.assert(
      fc.property(picture, size, size, ({ shape, planes }, columns, rows) => {
        const [expected, actual] = [kernels.reference, kernels.wasm].map((kernel) =>
          run(kernel, shape, columns, rows, planes),
        );
        expect(Buffer.compare(actual ?? Buffer.alloc(0), expected ?? Buffer.alloc(0))).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('goes back to an earlier size after a larger picture has moved its memory', () => {
    const small: SourceShape = { layout: 'I420', width: 32, height: 18, part: null, ...limited601 };
    const large: SourceShape = {
      layout: 'I420',
      width: 1920,
      height: 1080,
      part: null,
      matrix: 'bt709',
      fullRange: false,
    };
    const before = run(kernels.wasm, small, 12, 7, flat(small, 90, 100, 150));
    run(kernels.wasm, large, 640, 360, flat(large, 200, 128, 128));
    expect(run(kernels.wasm, small, 12, 7, flat(small, 90, 100, 150))).toEqual(before);
  });
});

describe('filter taps', () => {
  it('weigh every sample by parts that add up to one whole, inside the line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (source, target) => {
        const { taps, starts, weights } = filterTaps(source, target);
        const of = (index: number) => weights.subarray(index * taps, (index + 1) * taps);
        const wrong = Array.from({ length: target }, (_, index) => index).filter((index) => {
          const start = starts[index] ?? -1;
          const sum = of(index).reduce((sum, weight) => sum + weight, 0);
          return sum !== 256 || Math.min(...of(index)) < 0 || start < 0 || start + taps > source;
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});
