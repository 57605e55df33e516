/** A plane of a sprite cut into runs of pixels that are all opaque or not: opaque ones are copied, the others blended. */
export interface SpritePlane {
  readonly width: number;
  /** Row, first column, column after the last, 1 = opaque: four numbers a run. */
  readonly runs: Int32Array;
  readonly alpha: Uint8Array;
  readonly values: readonly Uint8Array[];
}

/** Shorter opaque runs are blended with their neighbours: a copy costs a little to begin. */
const minOpaqueRun = 16;

export function cutRuns(width: number, height: number, alpha: Uint8Array): Int32Array {
  const runs: number[] = [];
  for (let row = 0; row < height; row++) {
    let x = 0;
    while (x < width) {
      while (x < width && alpha[row * width + x] === 0) x++;
      let end = x;
      while (end < width && alpha[row * width + end] !== 0) end++;
      if (end > x) cutCovered(runs, row, x, end, alpha.subarray(row * width, (row + 1) * width));
      x = end;
    }
  }
  return Int32Array.from(runs);
}

function cutCovered(runs: number[], row: number, first: number, end: number, alpha: Uint8Array): void {
  let from = first;
  for (let x = first; x < end; x++) {
    if (alpha[x] !== 255) continue;
    let after = x;
    while (after < end && alpha[after] === 255) after++;
    if (after - x >= minOpaqueRun) {
      if (x > from) runs.push(row, from, x, 0);
      runs.push(row, x, after, 1);
      from = after;
    }
    x = after;
  }
  if (end > from) runs.push(row, from, end, 0);
}

/** Puts a plane onto pictures' planes of one size with its corner at left, top; what falls outside is cut off. */
export function stampPlane(
  { width, runs, alpha, values }: SpritePlane,
  targets: readonly Uint8Array[],
  targetWidth: number,
  targetHeight: number,
  left: number,
  top: number,
): void {
  for (let at = 0; at < runs.length; at += 4) {
    const row = runs[at] as number; // runs come in fours: see cutRuns
    const y = top + row;
    if (y < 0 || y >= targetHeight) continue;
    const first = Math.max(runs[at + 1] as number, -left); // same
    const end = Math.min(runs[at + 2] as number, targetWidth - left); // same
    if (end <= first) continue;
    const from = row * width + first;
    const to = y * targetWidth + left + first;
    for (let index = 0; index < targets.length; index++) {
      const source = values[index] as Uint8Array; // as many values as targets: one for luma, two for chroma
      const target = targets[index] as Uint8Array; // within its own length
      if (runs[at + 3] === 1) target.set(source.subarray(from, from + end - first), to);
      else blend(alpha, source, from, target, to, end - first);
    }
  }
}

function blend(
  alpha: Uint8Array,
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  to: number,
  count: number,
): void {
  for (let x = 0; x < count; x++) {
    const share = alpha[from + x] as number; // inside the plane: runs are cut from it
    const value = source[from + x] as number; // same
    const below = target[to + x] as number; // same, clipped to the target
    target[to + x] = share === 255 ? value : below + (((value - below) * share + 127) >> 8);
  }
}
