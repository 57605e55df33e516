/**
 * How to resample a line of `sourceLength` samples to `targetLength`: sample i is the sum over t of
 * source[starts[i] + t] * weights[i * taps + t], divided by 256. Weights of a sample add up to 256; counts[i] taps of it are not zero.
 */
export interface FilterTaps {
  readonly taps: number;
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  readonly weights: Int16Array;
}

/** What rounding may add to a place between samples. */
const nearlyNothing = 1e-9;

/** A stretch of a line in samples; it may begin and end between two. */
export interface Stretch {
  readonly from: number;
  readonly length: number;
}

/** Area average when shrinking (every source sample of the stretch counts: no shimmer), bilinear when enlarging. */
export function filterTaps(
  sourceLength: number,
  targetLength: number,
  stretch: Stretch = { from: 0, length: sourceLength },
): FilterTaps {
  const step = stretch.length / targetLength;
  const taps = Math.min(sourceLength, step > 1 ? widest(targetLength, step, stretch.from) : 2);
  const starts = new Int32Array(targetLength);
  const counts = new Int32Array(targetLength);
  const weights = new Int16Array(targetLength * taps);
  for (let index = 0; index < targetLength; index++) {
    const from = stretch.from + (step > 1 ? index * step : (index + 0.5) * step - 0.5);
    const start = Math.min(sourceLength - taps, Math.max(0, Math.floor(from + nearlyNothing)));
    const shares = Array.from({ length: taps }, (_, tap) =>
      step > 1 ? overlap(start + tap, from, from + step) : nearness(start + tap, from, sourceLength),
    );
    const whole = inParts(shares);
    weights.set(whole, index * taps);
    starts[index] = start;
    counts[index] = whole.findLastIndex((weight) => weight > 0) + 1;
  }
  return { taps, starts, counts, weights };
}

/** How many source samples the widest sample touches: of a stretch that is shrunk to a quarter exactly, four and not five. */
function widest(targetLength: number, step: number, offset: number): number {
  let most = 1;
  for (let index = 0; index < targetLength; index++) {
    const from = offset + index * step;
    most = Math.max(most, Math.ceil(from + step - nearlyNothing) - Math.floor(from + nearlyNothing));
  }
  return most;
}

function overlap(sample: number, from: number, to: number): number {
  return Math.max(0, Math.min(sample + 1, to) - Math.max(sample, from));
}

function nearness(sample: number, centre: number, length: number): number {
  const inside = Math.min(length - 1, Math.max(0, centre));
  return Math.max(0, 1 - Math.abs(sample - inside));
}

/** Shares as whole 256ths, none negative, that add up to 256: the running sum is rounded, not each share. */
function inParts(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  let running = 0;
  let given = 0;
  return shares.map((share) => {
    running += share;
    const part = Math.round((running / sum) * 256) - given;
    given += part;
    return part;
  });
}
