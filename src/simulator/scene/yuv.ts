import type { Canvas } from './canvas.ts';

/** A picture as the encoder takes it: 4:2:0, BT.709, limited range. */
export interface YuvPicture {
  readonly width: number;
  readonly height: number;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  /** All three planes in one piece, in this order. */
  readonly bytes: Uint8Array;
}

/** Width and height are even. */
export function createYuvPicture(width: number, height: number): YuvPicture {
  const luma = width * height;
  const bytes = new Uint8Array(luma * 1.5);
  return {
    width,
    height,
    bytes,
    y: bytes.subarray(0, luma),
    u: bytes.subarray(luma, luma * 1.25),
    v: bytes.subarray(luma * 1.25),
  };
}

/** Luma of colour channels in 0 to 1. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 16 + 219 * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

export function blueOf(red: number, green: number, blue: number): number {
  return 128 + 224 * (-0.1146 * red - 0.3854 * green + 0.5 * blue);
}

export function redOf(red: number, green: number, blue: number): number {
  return 128 + 224 * (0.5 * red - 0.4542 * green - 0.0458 * blue);
}

/** Converts an opaque canvas of even size. */
export function toYuvPicture({ width, height, pixels }: Canvas): YuvPicture {
  const picture = createYuvPicture(width, height);
  for (let at = 0; at < width * height; at++)
    picture.y[at] = lumaOf(pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0);
  for (let y = 0; y < height / 2; y++) {
    for (let x = 0; x < width / 2; x++) {
      const mean = (channel: number) => {
        const top = (2 * y * width + 2 * x) * 4 + channel;
        const bottom = top + width * 4;
        return (
          ((pixels[top] ?? 0) + (pixels[top + 4] ?? 0) + (pixels[bottom] ?? 0) + (pixels[bottom + 4] ?? 0)) /
          4
        );
      };
      const [red, green, blue] = [mean(0), mean(1), mean(2)];
      picture.u[y * (width / 2) + x] = blueOf(red, green, blue);
      picture.v[y * (width / 2) + x] = redOf(red, green, blue);
    }
  }
  return picture;
}
