import { mix, type Rgb, rgb } from './color.ts';
import { coverage, type Points } from './coverage.ts';

/** One colour, or a run of colours from the top of the shape to its bottom. Hex strings are '#rrggbb'. */
export type Paint = string | Rgb | readonly [top: string | Rgb, bottom: string | Rgb];

export interface PaintOptions {
  /** 1 = opaque. */
  readonly alpha?: number;
  /** A light of its own: the time of day does not shade it. */
  readonly lit?: boolean;
}

/** Shades a colour seen by day into the scene's time of day. */
export type Shade = (color: Rgb) => Rgb;

/** Draws smooth shapes in design units (`scale` pixels each) into premultiplied RGBA, 0 to 1 per channel. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly pixels: Float32Array;
  private readonly shade: Shade;
  private originX = 0;
  private originY = 0;
  private stretchX: number;
  private stretchY: number;

  /** Size in pixels. */
  constructor(width: number, height: number, scale: number, shade: Shade = (color) => color) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.shade = shade;
    this.stretchX = scale;
    this.stretchY = scale;
    this.pixels = new Float32Array(width * height * 4);
  }

  /** Draws what `paint` draws with its origin at x, y, `size` times as large, mirrored left to right if `flip`. */
  at(x: number, y: number, paint: (canvas: this) => void, size = 1, flip = false): void {
    const { originX, originY, stretchX, stretchY } = this;
    this.originX += x * stretchX;
    this.originY += y * stretchY;
    this.stretchX *= flip ? -size : size;
    this.stretchY *= size;
    paint(this);
    Object.assign(this, { originX, originY, stretchX, stretchY });
  }

  fill(shape: Points | readonly Points[], paint: Paint, { alpha = 1, lit = false }: PaintOptions = {}): void {
    const shapes = isOneShape(shape) ? [shape] : shape;
    const covered = coverage(
      shapes.map((points) => this.toPixels(points)),
      this.width,
      this.height,
    );
    if (!covered) return;
    const [top, bottom] = ends(paint).map((color) => (lit ? color : this.shade(color)));
    const { top: topY, bottom: bottomY } = this.extent(shapes);
    for (let row = 0; row < covered.height; row++) {
      const y = covered.top + row;
      const along = Math.min(1, Math.max(0, (y + 0.5 - topY) / (bottomY - topY || 1)));
      const color = mix(top ?? [0, 0, 0], bottom ?? [0, 0, 0], along);
      for (let column = 0; column < covered.width; column++) {
        const share = (covered.share[row * covered.width + column] ?? 0) * alpha;
        if (share > 0) this.blend(covered.left + column, y, color, share);
      }
    }
  }

  /** A soft round light: strongest in the middle, nothing at the rim. */
  glow(x: number, y: number, radiusX: number, radiusY: number, color: string | Rgb, alpha: number): void {
    const light = typeof color === 'string' ? rgb(color) : color;
    const [centerX, centerY] = [this.originX + x * this.stretchX, this.originY + y * this.stretchY];
    const [rx, ry] = [Math.abs(radiusX * this.stretchX), Math.abs(radiusY * this.stretchY)];
    const lastY = Math.min(this.height, Math.ceil(centerY + ry));
    const lastX = Math.min(this.width, Math.ceil(centerX + rx));
    for (let py = Math.max(0, Math.floor(centerY - ry)); py < lastY; py++) {
      for (let px = Math.max(0, Math.floor(centerX - rx)); px < lastX; px++) {
        const distance = ((px + 0.5 - centerX) / rx) ** 2 + ((py + 0.5 - centerY) / ry) ** 2;
        if (distance < 1) this.blend(px, py, light, alpha * (1 - distance) ** 2);
      }
    }
  }

  private blend(x: number, y: number, color: Rgb, alpha: number): void {
    const at = (y * this.width + x) * 4;
    const { pixels } = this;
    const rest = 1 - alpha;
    pixels[at] = (pixels[at] ?? 0) * rest + (color[0] / 255) * alpha;
    pixels[at + 1] = (pixels[at + 1] ?? 0) * rest + (color[1] / 255) * alpha;
    pixels[at + 2] = (pixels[at + 2] ?? 0) * rest + (color[2] / 255) * alpha;
    pixels[at + 3] = (pixels[at + 3] ?? 0) * rest + alpha;
  }

  private toPixels(points: Points): number[] {
    return points.map((value, index) =>
      index % 2 === 0 ? this.originX + value * this.stretchX : this.originY + value * this.stretchY,
    );
  }

  private extent(shapes: readonly Points[]): { top: number; bottom: number } {
    const ys = shapes.flatMap((points) => this.toPixels(points).filter((_, index) => index % 2 === 1));
    return { top: Math.min(...ys), bottom: Math.max(...ys) };
  }
}

function isOneShape(shape: Points | readonly Points[]): shape is Points {
  return typeof shape[0] === 'number';
}

function ends(paint: Paint): [Rgb, Rgb] {
  if (typeof paint === 'string') return [rgb(paint), rgb(paint)];
  if (isRgb(paint)) return [paint, paint];
  const [top, bottom] = paint;
  return [typeof top === 'string' ? rgb(top) : top, typeof bottom === 'string' ? rgb(bottom) : bottom];
}

function isRgb(paint: Rgb | readonly [string | Rgb, string | Rgb]): paint is Rgb {
  return paint.length === 3;
}
