// AssemblyScript. The same arithmetic as ../reference-kernel.ts, sixteen samples at a time; ../wasm-kernel.ts lays out the plan it reads.

/** Weighted sum of `count` rows, two or more, each `stride` bytes apart, into one row of bytes; rounds up to whole vectors. Weights are i16, sum 256. */
function blendRows(src: usize, stride: i32, count: i32, weights: usize, dst: usize, width: i32): void {
  if (count === 2) blendTwo(src, stride, weights, dst, width);
  else if (count <= 4) blendUpToFour(src, stride, count, weights, dst, width);
  else blendMany(src, stride, count, weights, dst, width);
}

/** Enlarging, and shrinking by little. */
function blendTwo(src: usize, stride: i32, weights: usize, dst: usize, width: i32): void {
  const half = i16x8.splat(128);
  const w0 = v128.load_splat<i16>(weights);
  const w1 = v128.load_splat<i16>(weights, 2);
  for (let x = 0; x < width; x += 16) {
    const at = src + x;
    let low = i16x8.add(half, i16x8.mul(v128.load8x8_u(at), w0));
    let high = i16x8.add(half, i16x8.mul(v128.load8x8_u(at, 8), w0));
    low = i16x8.add(low, i16x8.mul(v128.load8x8_u(at + stride), w1));
    high = i16x8.add(high, i16x8.mul(v128.load8x8_u(at + stride, 8), w1));
    v128.store(dst + x, i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8)));
  }
}

/** Three or four rows, without an inner loop. A row that is not wanted counts nothing: the first one stands in for it. */
function blendUpToFour(src: usize, stride: i32, count: i32, weights: usize, dst: usize, width: i32): void {
  const half = i16x8.splat(128);
  const w0 = v128.load_splat<i16>(weights);
  const w1 = v128.load_splat<i16>(weights, 2);
  const w2 = v128.load_splat<i16>(weights, 4);
  const w3 = count > 3 ? v128.load_splat<i16>(weights, 6) : i16x8.splat(0);
  const r1 = <usize>stride;
  const r2 = <usize>(stride * 2);
  const r3 = <usize>(stride * 3);
  for (let x = 0; x < width; x += 16) {
    const at = src + x;
    let low = i16x8.add(half, i16x8.mul(v128.load8x8_u(at), w0));
    let high = i16x8.add(half, i16x8.mul(v128.load8x8_u(at, 8), w0));
    low = i16x8.add(low, i16x8.mul(v128.load8x8_u(at + r1), w1));
    high = i16x8.add(high, i16x8.mul(v128.load8x8_u(at + r1, 8), w1));
    low = i16x8.add(low, i16x8.mul(v128.load8x8_u(at + r2), w2));
    high = i16x8.add(high, i16x8.mul(v128.load8x8_u(at + r2, 8), w2));
    if (count > 3) {
      low = i16x8.add(low, i16x8.mul(v128.load8x8_u(at + r3), w3));
      high = i16x8.add(high, i16x8.mul(v128.load8x8_u(at + r3, 8), w3));
    }
    v128.store(dst + x, i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8)));
  }
}

function blendMany(src: usize, stride: i32, count: i32, weights: usize, dst: usize, width: i32): void {
  const half = i16x8.splat(128);
  for (let x = 0; x < width; x += 16) {
    let low = half;
    let high = half;
    let at = src + x;
    for (let tap = 0; tap < count; tap++) {
      const weight = v128.load_splat<i16>(weights + (tap << 1));
      low = i16x8.add(low, i16x8.mul(v128.load8x8_u(at), weight));
      high = i16x8.add(high, i16x8.mul(v128.load8x8_u(at, 8), weight));
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

/**
 * Resamples one row of bytes; writes up to sixteen bytes past `count`. The tables are padded to whole sixteens. `groups` of four taps each, 0 for two taps in all;
 * `near`: see resampleTwo and resampleNear.
 */
function resampleRow(
  row: usize,
  dst: usize,
  count: i32,
  starts: usize,
  weights: usize,
  groups: i32,
  near: usize,
): void {
  if (groups === 0) resampleTwo(row, dst, count, starts, weights, near);
  else if (near) resampleNear(row, dst, count, starts, weights, near);
  else resampleFar(row, dst, count, starts, weights, groups);
}

/** Where samples have two taps and those of eight neighbours lie within sixteen bytes from the first one's start: a sum needs no taps of weight 0. */
function resampleTwo(row: usize, dst: usize, count: i32, starts: usize, weights: usize, near: usize): void {
  const half = i32x4.splat(128);
  for (let x = 0; x < count; x += 8) {
    const bytes = i8x16.swizzle(v128.load(row + load<i32>(starts)), v128.load(near));
    const first = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(weights));
    const second = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(weights, 16));
    const a = i32x4.shr_u(i32x4.add(first, half), 8);
    const b = i32x4.shr_u(i32x4.add(second, half), 8);
    const words = i16x8.narrow_i32x4_s(a, b);
    v128.store64_lane(dst + x, i8x16.narrow_i16x8_u(words, words), 0);
    starts += 32;
    weights += 32;
    near += 16;
  }
}

/** Where four neighbouring samples' taps lie within sixteen bytes from the first one's start: one load and one swizzle fetch all of them. */
function resampleNear(row: usize, dst: usize, count: i32, starts: usize, weights: usize, near: usize): void {
  const half = i32x4.splat(128);
  for (let x = 0; x < count; x += 8) {
    let bytes = i8x16.swizzle(v128.load(row + load<i32>(starts)), v128.load(near));
    let first = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(weights));
    let second = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(weights, 16));
    let evens = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
    let odds = v128.shuffle<i32>(first, second, 1, 3, 5, 7);
    const a = i32x4.shr_u(i32x4.add(i32x4.add(evens, odds), half), 8);
    bytes = i8x16.swizzle(v128.load(row + load<i32>(starts, 16)), v128.load(near, 16));
    first = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(weights, 32));
    second = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(weights, 48));
    evens = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
    odds = v128.shuffle<i32>(first, second, 1, 3, 5, 7);
    const b = i32x4.shr_u(i32x4.add(i32x4.add(evens, odds), half), 8);
    const words = i16x8.narrow_i32x4_s(a, b);
    v128.store64_lane(dst + x, i8x16.narrow_i16x8_u(words, words), 0);
    starts += 32;
    weights += 64;
    near += 32;
  }
}

/** Any distance between taps: four samples a round, `weights` hold, per group of four taps, four samples x four i16. */
function resampleFar(row: usize, dst: usize, count: i32, starts: usize, weights: usize, groups: i32): void {
  const half = i32x4.splat(128);
  for (let x = 0; x < count; x += 4) {
    const s0 = row + load<i32>(starts);
    const s1 = row + load<i32>(starts, 4);
    const s2 = row + load<i32>(starts, 8);
    const s3 = row + load<i32>(starts, 12);
    let first = i32x4.splat(0);
    let second = first;
    for (let shift = 0; shift < groups << 2; shift += 4) {
      let bytes = v128.load32_zero(s0 + shift);
      bytes = v128.load32_lane(s1 + shift, bytes, 1);
      bytes = v128.load32_lane(s2 + shift, bytes, 2);
      bytes = v128.load32_lane(s3 + shift, bytes, 3);
      first = i32x4.add(first, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), v128.load(weights)));
      second = i32x4.add(second, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), v128.load(weights, 16)));
      weights += 32;
    }
    const evens = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
    const odds = v128.shuffle<i32>(first, second, 1, 3, 5, 7);
    const sums = i32x4.shr_u(i32x4.add(i32x4.add(evens, odds), half), 8);
    const words = i16x8.narrow_i32x4_s(sums, sums);
    v128.store32_lane(dst + x, i8x16.narrow_i16x8_u(words, words), 0);
    starts += 16;
  }
}

/** Of 1.15 fixed point, as colour factors are; the relaxed product differs from the saturated one for -1 times -1 only, which no factor is. */
function product(a: v128, b: v128): v128 {
  return i16x8.relaxed_q15mulr_s(a, b);
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
    const r = tint(yLow, yHigh, product(vs, crv));
    const g = tint(yLow, yHigh, i16x8.add(product(us, cgu), product(vs, cgv)));
    const b = tint(yLow, yHigh, product(us, cbu));
    storePixels(dst + (x << 2), r, g, b, opaque);
  }
}

function luma(samples: v128, black: v128, gain: v128, half: v128): v128 {
  return i16x8.add(product(i16x8.shl(i16x8.sub(samples, black), 6), gain), half);
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

/** One row of one plane at the target's width: its vertical taps, then its horizontal ones. Gives where it stands: what is not changed is not copied. `axis`: see Axis in wasm-kernel.ts. */
function scaleRow(src: usize, stride: i32, axis: usize, at: i32, line: usize, dst: usize, count: i32): usize {
  const blended = blendAt(src, stride, axis, at, isUnchanged(axis) ? dst : line);
  return resampleAt(blended, axis, dst, count);
}

function blendAt(src: usize, stride: i32, axis: usize, at: i32, line: usize): usize {
  const entry = <usize>load<i32>(axis) + (at << 3);
  const first = src + load<i32>(entry) * stride;
  const count = load<i32>(entry, 4);
  if (count === 1) return first;
  const weights = <usize>load<i32>(axis, 4) + ((at * load<i32>(axis, 8)) << 1);
  blendRows(first, stride, count, weights, line, stride);
  return line;
}

/** True when a row keeps its width. */
function isUnchanged(axis: usize): bool {
  return load<i32>(axis, 20) < 0;
}

function resampleAt(line: usize, axis: usize, dst: usize, count: i32): usize {
  if (isUnchanged(axis)) return line;
  const starts = <usize>load<i32>(axis, 12);
  const weights = <usize>load<i32>(axis, 16);
  resampleRow(line, dst, count, starts, weights, load<i32>(axis, 20), <usize>load<i32>(axis, 24));
  return dst;
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
  const chromaAxis = plan + 96;
  const chromaColumns = (columns + 1) >> 1;
  let uRow: usize = 0;
  let vRow: usize = 0;
  for (let row = 0; row < rows; row++) {
    const yRow = scaleRow(y, width, lumaAxis, row, line, yLine, columns);
    if ((row & 1) === 0) {
      if (interleaved) {
        const second = split + chromaWidth + 32;
        splitPairs(blendAt(u, chromaWidth << 1, chromaAxis, row >> 1, line), split, second, chromaWidth);
        uRow = resampleAt(split, chromaAxis, uLine, chromaColumns);
        vRow = resampleAt(second, chromaAxis, vLine, chromaColumns);
      } else {
        uRow = scaleRow(u, chromaWidth, chromaAxis, row >> 1, line, uLine, chromaColumns);
        vRow = scaleRow(v, chromaWidth, chromaAxis, row >> 1, line, vLine, chromaColumns);
      }
    }
    colourRow(yRow, uRow, vRow, target + ((row * columns) << 2), columns, colour);
  }
}
