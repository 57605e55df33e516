/** Corner points of a closed shape: x, y, x, y ... */
export type Points = readonly number[];

/** Share of each pixel that shapes cover, over a box of whole pixels. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly share: Float32Array;
}

/**
 * Exact area coverage of closed shapes by the signed-area method (each edge adds its area to the pixels it crosses, a running sum along
 * the row gives the coverage). Overlapping shapes of one call add up to at most 1. Null when nothing falls into width x height.
 */
export function coverage(shapes: readonly Points[], width: number, height: number): Coverage | null {
  const box = boundingBox(shapes, width, height);
  if (!box) return null;
  const stride = box.width + 2;
  const sums = new Float32Array(stride * box.height);
  for (const points of shapes) {
    for (let at = 0; at < points.length; at += 2) {
      const next = (at + 2) % points.length;
      addEdge(
        sums,
        stride,
        box,
        points[at] ?? 0,
        points[at + 1] ?? 0,
        points[next] ?? 0,
        points[next + 1] ?? 0,
      );
    }
  }
  return { ...box, share: integrate(sums, stride, box) };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boundingBox(shapes: readonly Points[], width: number, height: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const points of shapes) {
    for (let at = 0; at < points.length; at += 2) {
      left = Math.min(left, points[at] ?? 0);
      right = Math.max(right, points[at] ?? 0);
      top = Math.min(top, points[at + 1] ?? 0);
      bottom = Math.max(bottom, points[at + 1] ?? 0);
    }
  }
  left = Math.max(0, Math.floor(left));
  top = Math.max(0, Math.floor(top));
  right = Math.min(width, Math.ceil(right));
  bottom = Math.min(height, Math.ceil(bottom));
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

function addEdge(
  sums: Float32Array,
  stride: number,
  box: Box,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (fromY === toY) return;
  const direction = fromY < toY ? 1 : -1;
  const [x0, y0, x1, y1] = direction > 0 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
  const slope = (x1 - x0) / (y1 - y0);
  const clamp = (x: number) => Math.min(box.width, Math.max(0, x - box.left));
  const last = Math.min(box.top + box.height, Math.ceil(y1));
  for (let y = Math.max(box.top, Math.floor(y0)); y < last; y++) {
    const startY = Math.max(y, y0);
    const endY = Math.min(y + 1, y1);
    const a = clamp(x0 + (startY - y0) * slope);
    const b = clamp(x0 + (endY - y0) * slope);
    addSpan(sums, (y - box.top) * stride, Math.min(a, b), Math.max(a, b), (endY - startY) * direction);
  }
}

/** Adds the area right of an edge piece that goes evenly from x = low to x = high within one row and is `area` tall. */
function addSpan(sums: Float32Array, row: number, low: number, high: number, area: number): void {
  const end = Math.ceil(high);
  let before = 0;
  for (let x = Math.floor(low); x <= end; x++) {
    const share = meanDistance(x + 1, low, high) - meanDistance(x, low, high);
    sums[row + x] = (sums[row + x] ?? 0) + area * (share - before);
    before = share;
  }
}

/** How far x lies right of a point spread evenly over [low, high], on average; left of it counts 0. */
function meanDistance(x: number, low: number, high: number): number {
  if (x <= low) return 0;
  if (x >= high) return x - (low + high) / 2;
  return (x - low) ** 2 / (2 * (high - low));
}

function integrate(sums: Float32Array, stride: number, { width, height }: Box): Float32Array {
  const share = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += sums[y * stride + x] ?? 0;
      share[y * width + x] = Math.min(1, Math.abs(sum));
    }
  }
  return share;
}
