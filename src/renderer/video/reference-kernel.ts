import { colourFactors } from './colour-matrix.ts';
import { type FilterTaps, filterTaps, type Stretch } from './filter-taps.ts';
import {
  halved,
  type ScaleKernel,
  type ScalePlan,
  type SourceShape,
  sourceBytes,
  stretchesOf,
} from './scale-kernel.ts';

/** The plain meaning of the kernel, sample by sample: what the WebAssembly one is compared with, and what runs where that cannot. */
export function createReferenceKernel(): ScaleKernel {
  return { plan: referencePlan };
}

function referencePlan(shape: SourceShape, columns: number, rows: number): ScalePlan {
  const source = new Uint8Array(sourceBytes(shape));
  const target = new Uint8ClampedArray(columns * rows * 4);
  const chroma = chromaPlanes(shape);
  const luma = { at: 0, step: 1, width: shape.width, height: shape.height, ...stretchesOf(shape.part, 1) };
  const y = planeScaler(source, luma, columns, rows);
  const u = planeScaler(source, chroma.u, halved(columns), halved(rows));
  const v = planeScaler(source, chroma.v, halved(columns), halved(rows));
  const factors = colourFactors(shape);
  return {
    source,
    target,
    convert() {
      colour(target, { y: y(), u: u(), v: v() }, columns, rows, factors);
    },
  };
}

interface Plane {
  readonly at: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly down?: Stretch;
  readonly across?: Stretch;
}

function chromaPlanes({ layout, width, height, part }: SourceShape): { u: Plane; v: Plane } {
  const size = { width: halved(width), height: halved(height), ...stretchesOf(part, 2) };
  const at = width * height;
  if (layout === 'NV12') return { u: { at, step: 2, ...size }, v: { at: at + 1, step: 2, ...size } };
  return { u: { at, step: 1, ...size }, v: { at: at + size.width * size.height, step: 1, ...size } };
}

function planeScaler(source: Uint8Array, plane: Plane, columns: number, rows: number): () => Uint8Array {
  const across = filterTaps(plane.width, columns, plane.across);
  const down = filterTaps(plane.height, rows, plane.down);
  const line = new Uint8Array(plane.width);
  const scaled = new Uint8Array(columns * rows);
  return () => {
    for (let row = 0; row < rows; row++) {
      for (let x = 0; x < plane.width; x++)
        line[x] = weighted(source, plane.at + x * plane.step, plane.width * plane.step, down, row);
      for (let x = 0; x < columns; x++) scaled[row * columns + x] = weighted(line, 0, 1, across, x);
    }
    return scaled;
  };
}

function weighted(
  samples: Uint8Array,
  at: number,
  stride: number,
  filter: FilterTaps,
  index: number,
): number {
  const start = filter.starts[index] ?? 0;
  let sum = 128;
  for (let tap = 0; tap < filter.taps; tap++)
    sum += (samples[at + (start + tap) * stride] ?? 0) * (filter.weights[index * filter.taps + tap] ?? 0);
  return sum >> 8;
}

function colour(
  target: Uint8ClampedArray,
  planes: { y: Uint8Array; u: Uint8Array; v: Uint8Array },
  columns: number,
  rows: number,
  factors: Int16Array,
): void {
  const [black = 0, cy = 0, crv = 0, cgu = 0, cgv = 0, cbu = 0] = factors;
  for (let row = 0; row < rows; row++)
    for (let x = 0; x < columns; x++) {
      const at = row * columns + x;
      const chromaAt = (row >> 1) * halved(columns) + (x >> 1);
      const y = product(((planes.y[at] ?? 0) - black) * 64, cy) + 16;
      const u = ((planes.u[chromaAt] ?? 0) - 128) * 128;
      const v = ((planes.v[chromaAt] ?? 0) - 128) * 128;
      target[at * 4] = (y + product(v, crv)) >> 5;
      target[at * 4 + 1] = (y + product(u, cgu) + product(v, cgv)) >> 5;
      target[at * 4 + 2] = (y + product(u, cbu)) >> 5;
      target[at * 4 + 3] = 255;
    }
}

/** WebAssembly's i16x8.q15mulr_sat_s. */
function product(left: number, right: number): number {
  return (left * right + 0x4000) >> 15;
}
