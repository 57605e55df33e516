import { fraction } from './motion.ts';
import type { Stage } from './stage.ts';
import type { YuvPicture } from './yuv.ts';

/** Lets rain fall over everything: pale streaks that fall whole numbers of heights a loop. */
export function addRain(stage: Stage): void {
  const { random, scale } = stage;
  const falls = Math.max(1, Math.round(stage.loopSeconds * 1.6));
  const drops = Array.from({ length: 130 }, () => ({
    x: random.next(),
    y: random.next(),
    length: Math.round(random.between(9, 20) * scale),
    laps: falls + random.int(0, 2),
  }));
  stage.effect((picture, phase) => {
    for (const { x, y, length, laps } of drops) {
      const fall = fraction(y + phase * laps);
      streak(
        picture,
        x * picture.width - fall * 24 * scale,
        fall * (picture.height + length) - length,
        length,
      );
    }
  });
}

function streak({ width, height, y: luma }: YuvPicture, x: number, top: number, length: number): void {
  for (let step = 0; step < length; step++) {
    const row = Math.round(top) + step;
    const column = Math.round(x - step * 0.12 + width) % width;
    if (row < 0 || row >= height) continue;
    const at = row * width + column;
    luma[at] = Math.min(235, (luma[at] ?? 0) + 26);
  }
}
