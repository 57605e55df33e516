import { acrossTables } from './across-tables.ts';
import { colourFactors } from './colour-matrix.ts';
import { type FilterTaps, filterTaps } from './filter-taps.ts';
import {
  halved,
  type ScaleKernel,
  type ScalePlan,
  type SourcePart,
  type SourceShape,
  sourceBytes,
  stretchesOf,
} from './scale-kernel.ts';

/** Rows and lines may be read and written this far past their end by whole vectors. */
const padBytes = 128;
const wasmPageBytes = 65536;

/**
 * Runs kernel-wasm/kernel.as.ts. Memory: one source and one target buffer for all plans, then each plan's record and tables. A plan's record, i32
 * unless said otherwise: y u v addresses · width · chroma width · interleaved · target · columns · rows · line · yLine · uLine · vLine · split ·
 * six i16 colour factors · luma axis · chroma axis; an axis: rows (start, count pairs) · row weights · row taps · starts · weights · groups of four
 * taps (0: two taps in all, -1: the row stays as it is) · swizzle indices (0 where the taps lie too far apart for them).
 */
export function createWasmKernel(module: WebAssembly.Module): ScaleKernel {
  const { memory, convert } = exportsOf(module);
  return new WasmKernel(memory, convert);
}

interface Layout {
  readonly address: number;
  readonly target: number;
  readonly targetBytes: number;
  readonly sourceBytes: number;
  view: ScalePlan | null;
}

function exportsOf(module: WebAssembly.Module): {
  memory: WebAssembly.Memory;
  convert: (plan: number) => void;
} {
  const { memory, convert } = new WebAssembly.Instance(module, {}).exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof convert !== 'function')
    throw new TypeError('the kernel module exports no memory or no convert');
  // The only exported function takes the plan's address (kernel.as.ts).
  return { memory, convert: convert as (plan: number) => void };
}

class WasmKernel implements ScaleKernel {
  private readonly memory: WebAssembly.Memory;
  private readonly convert: (plan: number) => void;
  private readonly layouts = new Map<string, Layout>();
  /** Everything below is the module's own. */
  private readonly base: number;
  private sourceRoom = 0;
  private targetRoom = 0;
  private top = 0;

  constructor(memory: WebAssembly.Memory, convert: (plan: number) => void) {
    this.memory = memory;
    this.convert = convert;
    this.base = memory.buffer.byteLength;
  }

  plan(shape: SourceShape, columns: number, rows: number): ScalePlan {
    const key = `${shape.layout} ${shape.width}x${shape.height} ${shape.matrix} ${shape.fullRange} ${columns}x${rows}${partKey(shape.part)}`;
    const known = this.layouts.get(key);
    if (known?.view && known.view.source.buffer === this.buffer) return known.view;
    this.makeRoom(sourceBytes(shape), columns * rows * 4);
    const layout = this.layouts.get(key) ?? this.write(shape, columns, rows);
    layout.view = this.viewOf(layout);
    this.layouts.set(key, layout);
    return layout.view;
  }

  /** Views are cheap to make and die whenever the memory grows; tables stay. */
  private viewOf(layout: Layout): ScalePlan {
    return {
      source: new Uint8Array(this.buffer, this.base, layout.sourceBytes),
      target: new Uint8ClampedArray(this.buffer, layout.target, layout.targetBytes),
      convert: () => this.convert(layout.address),
    };
  }

  private get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Larger pictures than before, or very many sizes, start the memory anew: every plan is written again when it is next asked for. */
  private makeRoom(source: number, target: number): void {
    if (source <= this.sourceRoom && target <= this.targetRoom && this.layouts.size < 512) return;
    this.sourceRoom = Math.max(this.sourceRoom, source);
    this.targetRoom = Math.max(this.targetRoom, target);
    this.layouts.clear();
    this.top = aligned(this.base + this.sourceRoom + padBytes) + aligned(this.targetRoom + padBytes);
    this.reserve(0);
  }

  private reserve(bytes: number): number {
    const at = this.top;
    this.top = aligned(at + bytes);
    const missing = this.top + padBytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / wasmPageBytes));
    return at;
  }

  private put(values: Uint8Array | Int16Array | Int32Array): number {
    const at = this.reserve(values.byteLength);
    new Uint8Array(this.buffer).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    return at;
  }

  private write(shape: SourceShape, columns: number, rows: number): Layout {
    const { width, height } = shape;
    const chromaWidth = halved(width);
    const u = this.base + width * height;
    const v = u + chromaWidth * halved(height);
    const target = aligned(this.base + this.sourceRoom + padBytes);
    // A row that is only blended is blended into its place.
    const row = Math.max(width, columns);
    const lines = [width + 2, row, row, row, 2 * (chromaWidth + 32)].map((bytes) =>
      this.reserve(bytes + padBytes),
    );
    const head = [
      this.base,
      u,
      v,
      width,
      chromaWidth,
      shape.layout === 'NV12' ? 1 : 0,
      target,
      columns,
      rows,
    ];
    const factors = new Int32Array(colourFactors(shape).buffer);
    const whole = stretchesOf(shape.part, 1);
    const half = stretchesOf(shape.part, 2);
    const luma = this.axis(filterTaps(height, rows, whole.down), filterTaps(width, columns, whole.across));
    const chroma = this.axis(
      filterTaps(halved(height), halved(rows), half.down),
      filterTaps(chromaWidth, halved(columns), half.across),
    );
    const address = this.put(Int32Array.of(...head, ...lines, ...factors, ...luma, ...chroma));
    return { address, target, targetBytes: columns * rows * 4, sourceBytes: sourceBytes(shape), view: null };
  }

  private axis(down: FilterTaps, across: FilterTaps): number[] {
    const rows = new Int32Array(down.starts.length * 2);
    down.starts.forEach((start, index) => {
      rows[index * 2] = start;
      rows[index * 2 + 1] = down.counts[index] ?? 0;
    });
    const { starts, weights, groups, near } = acrossTables(across);
    const across4 = [this.put(starts), this.put(weights), groups, near ? this.put(near) : 0];
    return [this.put(rows), this.put(down.weights), down.taps, ...across4];
  }
}

function partKey(part: SourcePart | null): string {
  return part ? ` ${part.x},${part.y} ${part.width}x${part.height}` : '';
}

function aligned(address: number): number {
  return (address + 15) & ~15;
}
