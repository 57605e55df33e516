// AssemblyScript. The same arithmetic as ../reference-kernel.ts, sixteen samples at a time; ../wasm-kernel.ts lays out the plan it reads.

/** Weighted sum of `count` rows, each `stride` bytes apart, into one row of bytes; rounds up to whole vectors. Weights are i16, sum 256. */
function blendRows(src: usize, stride: i32, count: i32, weights: usize, dst: usize, width: i32): void {
  const half = i16x8.splat(128);
  for (let x = 0; x < width; x += 16) {
    let low = half;
    let high = half;
    let at = src + x;
    for (let tap = 0; tap < count; tap++) {
      const row = v128.load(at);
      const weight = v128.load_splat<u16>(weights + (tap << 1));
      low = i16x8.add(low, i16x8.mul(i16x8.extend_low_i8x16_u(row), weight));
      high = i16x8.add(high, i16x8.mul(i16x8.extend_high_i8x16_u(row), weight));
      at += stride;
    }
    v128.store(dst + x, i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8)));
  }
}

/** Splits interleaved pairs of bytes into two rows. */
function splitPairs(src: usize, first: usize, second: usize, pairs: i32): void {
  for (let x = 0; x < pairs; x += 16) {
    const a = v128.load(src + (x << 1));
    const b = v128.load(src + (x << 1) + 16);
    v128.store(first + x, i8x16.shuffle(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30));
    v128.store(second + x, i8x16.shuffle(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31));
  }
}

/** Four samples' weighted sums: `starts` are their first taps, `weights` hold, per group of four taps, four samples x four i16. */
function fourSums(row: usize, starts: usize, weights: usize, groups: i32): v128 {
  const s0 = row + load<i32>(starts);
  const s1 = row + load<i32>(starts, 4);
  const s2 = row + load<i32>(starts, 8);
  const s3 = row + load<i32>(starts, 12);
  let pairs01 = i32x4.splat(0);
  let pairs23 = i32x4.splat(0);
  for (let group = 0; group < groups; group++) {
    const shift = group << 2;
    let bytes = v128.load32_zero(s0 + shift);
    bytes = v128.load32_lane(s1 + shift, bytes, 1);
    bytes = v128.load32_lane(s2 + shift, bytes, 2);
    bytes = v128.load32_lane(s3 + shift, bytes, 3);
    const at = weights + (group << 5);
    pairs01 = i32x4.add(pairs01, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(at)));
    pairs23 = i32x4.add(pairs23, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(at, 16)));
  }
  const sums = i32x4.add(
    v128.shuffle<i32>(pairs01, pairs23, 0, 2, 4, 6),
    v128.shuffle<i32>(pairs01, pairs23, 1, 3, 5, 7),
  );
  return i32x4.shr_u(i32x4.add(sums, i32x4.splat(128)), 8);
}

/** Resamples one row of bytes; writes up to sixteen bytes past `count`. The tables are padded to whole sixteens. */
function resampleRow(row: usize, dst: usize, count: i32, starts: usize, weights: usize, groups: i32): void {
  const perFour = groups << 5;
  for (let x = 0; x < count; x += 16) {
    const a = fourSums(row, starts, weights, groups);
    const b = fourSums(row, starts + 16, weights + perFour, groups);
    const c = fourSums(row, starts + 32, weights + 2 * perFour, groups);
    const d = fourSums(row, starts + 48, weights + 3 * perFour, groups);
    v128.store(dst + x, i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
    starts += 64;
    weights += 4 * perFour;
  }
}

/** One row of Y with half as many U and V becomes RGBA; writes up to sixteen pixels past `count`. */
function colourRow(y: usize, u: usize, v: usize, dst: usize, count: i32, colour: usize): void {
  const black = v128.load_splat<i16>(colour);
  const cy = v128.load_splat<i16>(colour, 2);
  const crv = v128.load_splat<i16>(colour, 4);
  const cgu = v128.load_splat<i16>(colour, 6);
  const cgv = v128.load_splat<i16>(colour, 8);
  const cbu = v128.load_splat<i16>(colour, 10);
  const grey = i16x8.splat(128);
  const half = i16x8.splat(16);
  const opaque = i8x16.splat(-1);
  for (let x = 0; x < count; x += 16) {
    const ys = v128.load(y + x);
    const us = i16x8.shl(i16x8.sub(i16x8.extend_low_i8x16_u(v128.load64_zero(u + (x >> 1))), grey), 7);
    const vs = i16x8.shl(i16x8.sub(i16x8.extend_low_i8x16_u(v128.load64_zero(v + (x >> 1))), grey), 7);
    const yLow = luma(i16x8.extend_low_i8x16_u(ys), black, cy, half);
    const yHigh = luma(i16x8.extend_high_i8x16_u(ys), black, cy, half);
    const r = tint(yLow, yHigh, i16x8.q15mulr_sat_s(vs, crv));
    const g = tint(yLow, yHigh, i16x8.add(i16x8.q15mulr_sat_s(us, cgu), i16x8.q15mulr_sat_s(vs, cgv)));
    const b = tint(yLow, yHigh, i16x8.q15mulr_sat_s(us, cbu));
    storePixels(dst + (x << 2), r, g, b, opaque);
  }
}

function luma(samples: v128, black: v128, gain: v128, half: v128): v128 {
  return i16x8.add(i16x8.q15mulr_sat_s(i16x8.shl(i16x8.sub(samples, black), 6), gain), half);
}

/** Adds each of eight chroma terms to two neighbouring luma terms and drops the five fraction bits. */
function tint(yLow: v128, yHigh: v128, chroma: v128): v128 {
  const low = i16x8.add(yLow, v128.shuffle<i16>(chroma, chroma, 0, 0, 1, 1, 2, 2, 3, 3));
  const high = i16x8.add(yHigh, v128.shuffle<i16>(chroma, chroma, 4, 4, 5, 5, 6, 6, 7, 7));
  return i8x16.narrow_i16x8_u(i16x8.shr_s(low, 5), i16x8.shr_s(high, 5));
}

function storePixels(dst: usize, r: v128, g: v128, b: v128, a: v128): void {
  const rgLow = i8x16.shuffle(r, g, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const baLow = i8x16.shuffle(b, a, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const rgHigh = i8x16.shuffle(r, g, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const baHigh = i8x16.shuffle(b, a, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  v128.store(dst, v128.shuffle<i16>(rgLow, baLow, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(dst + 16, v128.shuffle<i16>(rgLow, baLow, 4, 12, 5, 13, 6, 14, 7, 15));
  v128.store(dst + 32, v128.shuffle<i16>(rgHigh, baHigh, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(dst + 48, v128.shuffle<i16>(rgHigh, baHigh, 4, 12, 5, 13, 6, 14, 7, 15));
}

/** One row of one plane at the target's width: the row's vertical taps, then its horizontal ones. `axis` = {rows, row weights, row taps, starts, weights, groups}. */
function scaleRow(
  src: usize,
  stride: i32,
  width: i32,
  axis: usize,
  at: i32,
  line: usize,
  dst: usize,
  count: i32,
): void {
  const entry = <usize>load<i32>(axis) + (at << 3);
  const weights = <usize>load<i32>(axis, 4) + ((at * load<i32>(axis, 8)) << 1);
  blendRows(src + load<i32>(entry) * stride, stride, load<i32>(entry, 4), weights, line, width);
  resampleRow(line, dst, count, <usize>load<i32>(axis, 12), <usize>load<i32>(axis, 16), load<i32>(axis, 20));
}

/** Scales and colours one picture as the plan at that address says (fields in wasm-kernel.ts). */
export function convert(plan: usize): void {
  const y = <usize>load<i32>(plan);
  const u = <usize>load<i32>(plan, 4);
  const v = <usize>load<i32>(plan, 8);
  const width = load<i32>(plan, 12);
  const chromaWidth = load<i32>(plan, 16);
  const interleaved = load<i32>(plan, 20);
  const target = <usize>load<i32>(plan, 24);
  const columns = load<i32>(plan, 28);
  const rows = load<i32>(plan, 32);
  const line = <usize>load<i32>(plan, 36);
  const yLine = <usize>load<i32>(plan, 40);
  const uLine = <usize>load<i32>(plan, 44);
  const vLine = <usize>load<i32>(plan, 48);
  const split = <usize>load<i32>(plan, 52);
  const colour = plan + 56;
  const lumaAxis = plan + 68;
  const chromaAxis = plan + 92;
  const chromaColumns = (columns + 1) >> 1;
  for (let row = 0; row < rows; row++) {
    scaleRow(y, width, width, lumaAxis, row, line, yLine, columns);
    if ((row & 1) === 0) {
      const at = row >> 1;
      if (interleaved) {
        const pairs = chromaWidth << 1;
        const entry = <usize>load<i32>(chromaAxis) + (at << 3);
        const weights = <usize>load<i32>(chromaAxis, 4) + ((at * load<i32>(chromaAxis, 8)) << 1);
        blendRows(u + load<i32>(entry) * pairs, pairs, load<i32>(entry, 4), weights, line, pairs);
        splitPairs(line, split, split + chromaWidth + 32, chromaWidth);
        const starts = <usize>load<i32>(chromaAxis, 12);
        const taps = <usize>load<i32>(chromaAxis, 16);
        const groups = load<i32>(chromaAxis, 20);
        resampleRow(split, uLine, chromaColumns, starts, taps, groups);
        resampleRow(split + chromaWidth + 32, vLine, chromaColumns, starts, taps, groups);
      } else {
        scaleRow(u, chromaWidth, chromaWidth, chromaAxis, at, line, uLine, chromaColumns);
        scaleRow(v, chromaWidth, chromaWidth, chromaAxis, at, line, vLine, chromaColumns);
      }
    }
    colourRow(yLine, uLine, vLine, target + ((row * columns) << 2), columns, colour);
  }
}
