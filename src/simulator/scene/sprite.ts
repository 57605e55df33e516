import type { Canvas } from './canvas.ts';
import { blueOf, lumaOf, redOf, type YuvPicture } from './yuv.ts';

interface Plane {
  readonly width: number;
  readonly height: number;
  /** Per row the first covered column and the one after the last. */
  readonly spans: Uint16Array;
  readonly alpha: Uint8Array;
  readonly values: readonly Uint8Array[];
}

/** A drawing with transparency that can be stamped onto pictures quickly; made once from a canvas. */
export class Sprite {
  private readonly luma: Plane;
  private readonly chroma = new Map<number, Plane>();
  private readonly canvas: Canvas;

  constructor(canvas: Canvas) {
    this.canvas = canvas;
    this.luma = plane(
      canvas.width,
      canvas.height,
      ([r, g, b]) => [lumaOf(r, g, b)],
      (x, y) => [[x, y]],
      canvas,
    );
  }

  /** Stamps it with its top left corner at a pixel, rounded; what falls outside is cut off. */
  stamp(picture: YuvPicture, left: number, top: number): void {
    const [x, y] = [Math.round(left), Math.round(top)];
    stampPlane(this.luma, [picture.y], picture.width, picture.height, x, y);
    const chroma = this.chromaAt(x & 1, y & 1);
    stampPlane(chroma, [picture.u, picture.v], picture.width / 2, picture.height / 2, x >> 1, y >> 1);
  }

  /** Chroma has half the pixels: its samples differ with the sprite standing on an odd or an even one. */
  private chromaAt(oddX: number, oddY: number): Plane {
    const key = oddX * 2 + oddY;
    const known = this.chroma.get(key);
    if (known) return known;
    const { width, height } = this.canvas;
    const made = plane(
      (width + oddX + 1) >> 1,
      (height + oddY + 1) >> 1,
      ([r, g, b]) => [blueOf(r, g, b), redOf(r, g, b)],
      (x, y) =>
        [0, 1, 2, 3].map((corner) => [2 * x - oddX + (corner & 1), 2 * y - oddY + (corner >> 1)] as const),
      this.canvas,
    );
    this.chroma.set(key, made);
    return made;
  }
}

type Channels = readonly [red: number, green: number, blue: number];

function plane(
  width: number,
  height: number,
  convert: (color: Channels) => readonly number[],
  sources: (x: number, y: number) => ReadonlyArray<readonly [number, number]>,
  canvas: Canvas,
): Plane {
  const alpha = new Uint8Array(width * height);
  const values = convert([0, 0, 0]).map(() => new Uint8Array(width * height));
  const spans = new Uint16Array(height * 2);
  for (let y = 0; y < height; y++) {
    let [first, end] = [width, 0];
    for (let x = 0; x < width; x++) {
      const [red, green, blue, share] = meanPixel(canvas, sources(x, y));
      const opacity = Math.round(share * 255);
      if (opacity === 0) continue;
      first = Math.min(first, x);
      end = x + 1;
      alpha[y * width + x] = opacity;
      const converted = convert([red / share, green / share, blue / share]);
      values.forEach((channel, index) => {
        channel[y * width + x] = converted[index] ?? 0;
      });
    }
    spans.set([first, end], y * 2);
  }
  return { width, height, spans, alpha, values };
}

function meanPixel(
  { width, height, pixels }: Canvas,
  points: ReadonlyArray<readonly [number, number]>,
): readonly [number, number, number, number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const [x, y] of points) {
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = (y * width + x) * 4;
    red += pixels[at] ?? 0;
    green += pixels[at + 1] ?? 0;
    blue += pixels[at + 2] ?? 0;
    alpha += pixels[at + 3] ?? 0;
  }
  const count = points.length;
  return [red / count, green / count, blue / count, alpha / count];
}

function stampPlane(
  source: Plane,
  targets: readonly Uint8Array[],
  targetWidth: number,
  targetHeight: number,
  left: number,
  top: number,
): void {
  const lastRow = Math.min(source.height, targetHeight - top);
  for (let row = Math.max(0, -top); row < lastRow; row++) {
    const first = Math.max(source.spans[row * 2] ?? 0, -left);
    const end = Math.min(source.spans[row * 2 + 1] ?? 0, targetWidth - left);
    const from = row * source.width;
    const to = (top + row) * targetWidth + left;
    targets.forEach((target, index) => {
      const values = source.values[index];
      if (values) blendRow(source.alpha, values, from, target, to, first, end);
    });
  }
}

function blendRow(
  alpha: Uint8Array,
  values: Uint8Array,
  from: number,
  target: Uint8Array,
  to: number,
  first: number,
  end: number,
): void {
  for (let x = first; x < end; x++) {
    const share = alpha[from + x] as number; // within the row: spans are made with the planes
    if (share === 0) continue;
    const value = values[from + x] as number; // same
    const below = target[to + x] as number; // same, clipped to the target
    target[to + x] = share === 255 ? value : below + (((value - below) * share + 127) >> 8);
  }
}
