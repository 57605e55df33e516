import type { FilterTaps } from './filter-taps.ts';

/** The kernel works off whole sixteens of samples. */
const block = 16;

/**
 * A line's taps as the kernel (kernel-wasm/kernel.as.ts) reads them, padded with samples of weight 0 to whole sixteens. `groups`: of four taps each; 0 where two taps
 * are all, -1 where the line stays as it is. `near`: for the taps of so many neighbours, where they stand from the first one's start; null when some stand farther
 * than a vector reaches.
 */
export interface AcrossTables {
  readonly starts: Int32Array;
  readonly weights: Int16Array;
  readonly groups: number;
  readonly near: Uint8Array | null;
}

/** Lays out the horizontal taps of a plan. */
export function acrossTables(taps: FilterTaps): AcrossTables {
  const starts = paddedStarts(taps);
  if (isUnchanged(taps)) return { starts, weights: new Int16Array(), groups: -1, near: null };
  const pairs = taps.counts.every((count) => count <= 2) ? swizzles(starts, 8, 2) : null;
  if (pairs) return { starts, weights: inPairs(taps, starts.length), groups: 0, near: pairs };
  const groups = Math.ceil(taps.taps / 4);
  const near = groups === 1 ? swizzles(starts, 4, 4) : null;
  return { starts, weights: inFours(taps, starts.length, groups), groups, near };
}

function isUnchanged({ starts, counts }: FilterTaps): boolean {
  return starts.every((start, sample) => start === sample && counts[sample] === 1);
}

function paddedStarts({ starts }: FilterTaps): Int32Array {
  const last = starts.at(-1) ?? 0;
  const padded = Math.ceil(starts.length / block) * block;
  return Int32Array.from({ length: padded }, (_, sample) => starts[sample] ?? last);
}

function inPairs({ taps, starts, weights }: FilterTaps, padded: number): Int16Array {
  const ordered = new Int16Array(padded * 2);
  for (let sample = 0; sample < starts.length; sample++)
    for (let tap = 0; tap < Math.min(2, taps); tap++)
      ordered[sample * 2 + tap] = weights[sample * taps + tap] ?? 0;
  return ordered;
}

/** For four samples, groups of four taps. */
function inFours({ taps, starts, weights }: FilterTaps, padded: number, groups: number): Int16Array {
  const ordered = new Int16Array(padded * groups * 4);
  for (let sample = 0; sample < starts.length; sample++)
    for (let tap = 0; tap < taps; tap++) {
      const four = (sample >> 2) * groups + (tap >> 2);
      ordered[four * 16 + (sample & 3) * 4 + (tap & 3)] = weights[sample * taps + tap] ?? 0;
    }
  return ordered;
}

/** Sixteen indices for every `samples` neighbours with `taps` each. */
function swizzles(starts: Int32Array, samples: number, taps: number): Uint8Array | null {
  const indices = new Uint8Array(starts.length * taps);
  for (const [at] of indices.entries()) {
    const sample = Math.floor(at / taps);
    const first = sample - (sample % samples);
    const distance = (starts[sample] ?? 0) - (starts[first] ?? 0) + (at % taps);
    if (distance < 0 || distance > 15) return null;
    indices[at] = distance;
  }
  return indices;
}
