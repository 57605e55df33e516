import type { PictureColour } from './colour-matrix.ts';
import type { Stretch } from './filter-taps.ts';

/** A picture's planes as they lie in a kernel's source buffer: tightly packed, Y then U then V (I420) or Y then UV pairs (NV12). */
export interface SourceShape extends PictureColour {
  readonly layout: 'I420' | 'NV12';
  readonly width: number;
  readonly height: number;
  /** Which of it is drawn, in luma samples that need not be whole; null: all. */
  readonly part: SourcePart | null;
}

/** A part of a picture, in luma samples from its upper left corner. */
export interface SourcePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A prepared conversion. `source` is where the planes go, `convert` fills and returns `target` (RGBA). All plans of a kernel share both buffers. */
export interface ScalePlan {
  readonly source: Uint8Array<ArrayBuffer>;
  readonly target: Uint8ClampedArray<ArrayBuffer>;
  convert(): void;
}

/** Scales and colours pictures on the CPU. */
export interface ScaleKernel {
  /** A plan for that source and target size; it is good until the next call of `plan`, which may move the buffers. */
  plan(shape: SourceShape, targetWidth: number, targetHeight: number): ScalePlan;
}

/** Bytes of the planes, tightly packed. */
export function sourceBytes(shape: Pick<SourceShape, 'width' | 'height'>): number {
  return shape.width * shape.height + 2 * halved(shape.width) * halved(shape.height);
}

/** What of a plane's rows and columns is drawn; `scale` is 1 for luma, 2 for chroma. Undefined: all. */
export function stretchesOf(part: SourcePart | null, scale: 1 | 2): { down?: Stretch; across?: Stretch } {
  if (!part) return {};
  return {
    down: { from: part.y / scale, length: part.height / scale },
    across: { from: part.x / scale, length: part.width / scale },
  };
}

/** Size of a 4:2:0 chroma plane along one axis. */
export function halved(length: number): number {
  return (length + 1) >> 1;
}
