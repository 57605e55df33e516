import { multiply, type Rgb, rgb } from './color.ts';
import { ellipse, rect } from './shape.ts';
import type { Stage } from './stage.ts';
import type { YuvPicture } from './yuv.ts';

/**
 * Lays water from `top` to `foot` that mirrors what was painted above it, and lets it ripple. Call it when all that it mirrors is painted,
 * before the first thing that moves on it.
 */
export function addWater(stage: Stage, top: number, foot: number, color = '#5f8ba0'): void {
  const { canvas, random, right, scale } = stage;
  mirror(stage, top, foot, rgb(color));
  for (let count = 0; count < 60; count++) {
    const y = random.between(top + 3, foot);
    const near = (y - top) / (foot - top);
    canvas.fill(
      ellipse(random.between(0, right), y, random.between(4, 16) * (0.5 + near), 0.4 + near * 0.6),
      '#ffffff',
      {
        alpha: 0.14,
      },
    );
  }
  canvas.fill(rect(0, top, right, 1.2), '#ffffff', { alpha: 0.25 });
  const [first, last] = [Math.round((top + 2) * scale), Math.round(foot * scale)];
  stage.effect((picture, phase) => ripple(picture, first, last, scale, phase));
}

function mirror({ canvas, ambience }: Stage, top: number, foot: number, color: Rgb): void {
  const { width, scale, pixels } = canvas;
  const [first, last] = [Math.round(top * scale), Math.min(canvas.height, Math.round(foot * scale))];
  const tint = multiply(color, ambience.light);
  for (let y = first; y < last; y++) {
    const depth = (y - first) / (last - first);
    const from = Math.max(0, first - 1 - Math.round((y - first) * 1.15));
    const clear = 0.62 - 0.4 * depth;
    for (let at = 0; at < width * 4; at++) {
      const channel = at % 4;
      const own = (tint[channel as 0 | 1 | 2] ?? 0) / 255;
      // channel 3 is the alpha: water is opaque.
      pixels[y * width * 4 + at] =
        channel === 3 ? 1 : (pixels[from * width * 4 + at] ?? 0) * clear + own * (1 - clear);
    }
  }
}

/** Shifts each row to and fro, more the nearer it is. */
function ripple(
  { width, y, u, v }: YuvPicture,
  first: number,
  last: number,
  scale: number,
  phase: number,
): void {
  for (let row = first; row < last; row++) {
    const near = (row - first) / (last - first);
    const wave = Math.sin(2 * Math.PI * (phase * 6 + row / (scale * (5 + 9 * near))));
    const slow = Math.sin(2 * Math.PI * (phase * 4 - row / (scale * 23)));
    const shift = Math.round(scale * (0.7 + 2.2 * near) * (wave + 0.6 * slow));
    shiftRow(y, row * width, width, shift);
    if (row % 2 !== 0) continue;
    for (const plane of [u, v]) shiftRow(plane, (row / 2) * (width / 2), width / 2, shift >> 1);
  }
}

function shiftRow(plane: Uint8Array, start: number, width: number, shift: number): void {
  if (shift > 0) plane.copyWithin(start + shift, start, start + width - shift);
  else if (shift < 0) plane.copyWithin(start, start - shift, start + width);
}
