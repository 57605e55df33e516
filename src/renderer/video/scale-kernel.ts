import type { PictureColour } from './colour-matrix.ts';

/** A picture's planes as they lie in a kernel's source buffer: tightly packed, Y then U then V (I420) or Y then UV pairs (NV12). */
export interface SourceShape extends PictureColour {
  readonly layout: 'I420' | 'NV12';
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

/** Size of a 4:2:0 chroma plane along one axis. */
export function halved(length: number): number {
  return (length + 1) >> 1;
}
