import type { SimCodec } from '../city-options.ts';

/** All that shapes a clip: its cache key is made of it. */
export interface ClipSpec {
  readonly camera: number;
  readonly codec: SimCodec;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly gopSeconds: number;
  readonly bFrames: number;
  /** Wanted length; the clip's own is a whole number of GOPs near it. */
  readonly loopSeconds: number;
}

/** Pictures in a GOP. */
export function gopFrames({ fps, gopSeconds }: ClipSpec): number {
  return Math.max(1, Math.round(fps * gopSeconds));
}

/** Pictures in the loop: whole GOPs, so that a long GOP stays long where the loop closes; at most what the barcode can count. */
export function loopFrames(spec: ClipSpec): number {
  const gop = gopFrames(spec);
  const gops = Math.max(1, Math.round((spec.fps * spec.loopSeconds) / gop));
  return Math.min(4096, gop * gops);
}
