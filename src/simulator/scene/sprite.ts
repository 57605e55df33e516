import type { Canvas } from './canvas.ts';
import { cutRuns, type SpritePlane, stampPlane } from './sprite-plane.ts';
import { blueOf, lumaOf, redOf, type YuvPicture } from './yuv.ts';

/** A drawing with transparency that can be stamped onto pictures quickly; made once from a canvas. */
export class Sprite {
  private readonly luma: SpritePlane;
  private readonly chroma: Array<SpritePlane | undefined> = [];
  private readonly canvas: Canvas;

  constructor(canvas: Canvas) {
    this.canvas = canvas;
    this.luma = makePlane(canvas, 1, 0, 0, [lumaOf]);
  }

  /** Stamps it with its top left corner at a pixel, rounded; what falls outside is cut off. */
  stamp(picture: YuvPicture, left: number, top: number): void {
    const [x, y] = [Math.round(left), Math.round(top)];
    const { width, height } = picture;
    if (x >= width || y >= height || x + this.canvas.width <= 0 || y + this.canvas.height <= 0) return;
    stampPlane(this.luma, [picture.y], width, height, x, y);
    stampPlane(this.chromaAt(x & 1, y & 1), [picture.u, picture.v], width / 2, height / 2, x >> 1, y >> 1);
  }

  /** Chroma has half the pixels: its samples differ with the sprite standing on an odd or an even one. */
  private chromaAt(oddX: number, oddY: number): SpritePlane {
    const key = oddX * 2 + oddY;
    const plane = this.chroma[key] ?? makePlane(this.canvas, 2, oddX, oddY, [blueOf, redOf]);
    this.chroma[key] = plane;
    return plane;
  }
}

type Convert = (red: number, green: number, blue: number) => number;

/** Means over blocks of `block` x `block` pixels, the first of which begins oddX, oddY before the canvas. */
function makePlane(
  canvas: Canvas,
  block: 1 | 2,
  oddX: number,
  oddY: number,
  converts: readonly Convert[],
): SpritePlane {
  const width = Math.ceil((canvas.width + oddX) / block);
  const height = Math.ceil((canvas.height + oddY) / block);
  const alpha = new Uint8Array(width * height);
  const values = converts.map(() => new Uint8Array(width * height));
  const sum = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sumBlock(canvas, x * block - oddX, y * block - oddY, block, sum);
      const [red = 0, green = 0, blue = 0, share = 0] = sum;
      const opacity = Math.round((share / (block * block)) * 255);
      if (opacity === 0) continue;
      const at = y * width + x;
      alpha[at] = opacity;
      for (let index = 0; index < converts.length; index++) {
        const plane = values[index];
        if (plane) plane[at] = converts[index]?.(red / share, green / share, blue / share) ?? 0;
      }
    }
  }
  return { width, runs: cutRuns(width, height, alpha), alpha, values };
}

function sumBlock(
  { width, height, pixels }: Canvas,
  left: number,
  top: number,
  block: number,
  sum: Float64Array,
): void {
  sum.fill(0);
  for (let y = Math.max(0, top); y < Math.min(height, top + block); y++) {
    for (let x = Math.max(0, left); x < Math.min(width, left + block); x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 4; channel++)
        sum[channel] = (sum[channel] ?? 0) + (pixels[at + channel] ?? 0);
    }
  }
}
