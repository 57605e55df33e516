import type { Canvas } from './canvas.ts';
import { ellipse, line, polygon, rect } from './shape.ts';
import type { Stage } from './stage.ts';

/** A tree with its foot at x, in front of what was added before. */
export function addTree(stage: Stage, x: number, foot: number, size: number): void {
  const drawn = stage.sprite(70 * size, 96 * size, (canvas) =>
    canvas.at(0, 0, (it) => paintTree(it, stage), size),
  );
  stage.actor(drawn, () => ({ x: x - 35 * size, y: foot }));
}

/** Trunk at x = 35, foot at y = 96. */
export function paintTree(canvas: Canvas, { random }: Stage): void {
  const [dark, middle, light] = random.pick([
    ['#3f6e3f', '#578a4b', '#79a95e'],
    ['#35663f', '#4b8353', '#6fa66a'],
    ['#5c7434', '#7d923f', '#a2b058'],
  ]);
  canvas.fill(polygon(32.6, 96, 33.6, 58, 28, 44, 30, 43, 35, 53, 41, 42, 43, 43, 37, 58, 38, 96), '#6b5442');
  const leaf = (color: string, spread: number, lift: number, size: number) => {
    for (let count = 0; count < 9; count++) {
      const angle = (count / 9) * 2 * Math.PI + random.between(-0.3, 0.3);
      const x = 35 + Math.cos(angle) * spread * random.between(0.7, 1);
      const y = 34 - lift + Math.sin(angle) * spread * 0.72;
      canvas.fill(ellipse(x, y, size * random.between(0.8, 1.15), size * random.between(0.7, 0.95)), color);
    }
  };
  leaf(dark, 20, 0, 11.5);
  leaf(middle, 14, 3, 10);
  leaf(light, 9, 8, 7);
}

/** Street lamps every `gap` units, in front; they shine after dark. */
export function addStreetLamps(stage: Stage, foot: number, size: number, gap: number): void {
  const { random, right, ambience } = stage;
  const drawn = stage.sprite(90 * size, 110 * size, (canvas) =>
    canvas.at(
      0,
      0,
      (it) => {
        it.fill([rect(43.4, 12, 2.4, 98), rect(41.5, 104, 6.2, 6)], '#4a525c');
        it.fill([line(44.6, 13, 66, 8, 1.8), polygon(60, 7, 72, 5.4, 72, 8.4, 60, 9.6)], '#4a525c');
        if (ambience.dark < 0.3) return;
        it.glow(66, 10, 22, 18, '#ffe2a0', 0.75 * ambience.dark);
        it.fill(ellipse(66.5, 9, 4.6, 1.6), '#fff4cf', { lit: true });
        it.fill(polygon(62, 10, 71, 10, 88, 109, 40, 109), ['#ffe6ad', '#ffe6ad'], {
          lit: true,
          alpha: 0.07,
        });
      },
      size,
    ),
  );
  for (let x = random.between(0, gap * 0.6); x < right; x += gap)
    stage.actor(drawn, () => ({ x: x - 45 * size, y: foot }));
}
