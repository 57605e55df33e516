import { paintTubeHouse } from './buildings.ts';
import type { Canvas } from './canvas.ts';
import { ellipse, line, polygon, rect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { addLane } from './traffic.ts';
import { addWalkers } from './walkers.ts';

/** A market street: two rows of stalls under awnings, lanterns over the way, people everywhere. */
export function buildMarket(stage: Stage): void {
  const { canvas, random, right } = stage;
  addSky(stage, 170);
  for (let x = -20; x < right; ) {
    const width = random.between(50, 80);
    canvas.at(x, 196, (it) => paintTubeHouse(it, stage, width, random.between(80, 140)));
    x += width;
  }
  canvas.fill(rect(0, 194, right, 166), ['#b8aa98', '#96897a']);
  for (let y = 206; y < 360; y += 13)
    for (let x = (y % 2) * 13; x < right; x += 26)
      canvas.fill(rect(x, y, 0.8, 13), '#7f7264', { alpha: 0.35 });
  addLanterns(stage);
  for (let x = random.between(-50, 0); x < right; x += 104) addStall(stage, x, 226, 0.84);
  addWalkers(stage, { foot: 240, size: 1, count: 5 });
  addWalkers(stage, { foot: 254, size: 1.1, count: 5 });
  addLane(stage, {
    foot: 276,
    size: 0.95,
    back: true,
    count: 4,
    laps: 1,
    kinds: ['motorbike', 'bicycle', 'motorbike'],
  });
  addWalkers(stage, { foot: 292, size: 1.25, count: 4 });
  for (let x = random.between(-70, -20); x < right; x += 150) addStall(stage, x, 346, 1.2);
  addWalkers(stage, { foot: 358, size: 1.5, count: 2 });
}

function addLanterns(stage: Stage): void {
  const { canvas, random, right, ambience } = stage;
  for (const [level, sag] of [
    [66, 14],
    [96, 11],
  ] as const) {
    for (let x = -20; x < right; x += 15) {
      const y = level + sag * Math.sin(((x + level) / 150) * Math.PI) ** 2;
      canvas.fill(
        line(x, y, x + 15, level + sag * Math.sin(((x + 15 + level) / 150) * Math.PI) ** 2, 0.7),
        '#4a4038',
      );
      if (Math.round(x / 15) % 2 !== 0) continue;
      const color = random.pick(['#d8402f', '#e8912d', '#e6c13a', '#c7447b', '#3f9d8a']);
      if (ambience.dark > 0.25) canvas.glow(x, y + 7, 15, 15, color, 0.6 * ambience.dark);
      canvas.fill(ellipse(x, y + 7, 4.6, 5), color, { lit: ambience.dark > 0.25 });
      canvas.fill([rect(x - 2, y + 1.6, 4, 1.4), rect(x - 1.6, y + 11.6, 3.2, 1.2)], '#6a4a2a');
    }
  }
}

function addStall(stage: Stage, x: number, foot: number, size: number): void {
  stage.front(x, foot, 100 * size, 66 * size, (canvas) =>
    canvas.at(0, 0, (it) => paintStall(it, stage), size),
  );
}

function paintStall(canvas: Canvas, { random, ambience }: Stage): void {
  const cloth = random.pick(['#c9483a', '#2f7f78', '#d99a32', '#4a6fa5', '#7a9a3f']);
  canvas.fill([rect(6, 14, 2, 52), rect(92, 14, 2, 52)], '#6b5440');
  for (let stripe = 0; stripe < 10; stripe++) {
    const [left, next] = [stripe * 10, (stripe + 1) * 10];
    const tone = stripe % 2 === 0 ? cloth : '#f5edda';
    canvas.fill(polygon(8 + left * 0.84, 2, 8 + next * 0.84, 2, next, 18, left, 18), tone);
    canvas.fill(ellipse(left + 5, 18, 5, 3.4), tone);
  }
  canvas.fill(rect(10, 22, 80, 26), ambience.dark > 0.3 ? '#7a5a38' : '#5a4a3c', { alpha: 0.55 });
  if (ambience.dark > 0.3) {
    canvas.glow(50, 28, 42, 26, '#ffd27a', 0.8 * ambience.dark);
    canvas.fill(ellipse(50, 24, 3), '#fff3cf', { lit: true });
  }
  canvas.fill(rect(4, 50, 92, 16), ['#8d6a48', '#6c4f35']);
  for (let crate = 0; crate < 4; crate++)
    paintCrate(
      canvas,
      6 + crate * 23,
      random.pick(['#d8492f', '#e9a02f', '#7fae3f', '#f0d24a', '#a34a7b', '#4f8a3f']),
      random,
    );
  paintSeller(canvas, 34 + random.between(0, 30), random.pick(['#4c86b8', '#d96c4f', '#6a9d5c', '#e8e2d0']));
}

function paintCrate(canvas: Canvas, x: number, color: string, random: Stage['random']): void {
  canvas.fill(polygon(x, 46, x + 20, 46, x + 18.5, 55, x + 1.5, 55), '#b98d55');
  for (let row = 0; row < 2; row++)
    for (let item = 0; item < 5 - row; item++)
      canvas.fill(
        ellipse(x + 3 + row * 1.8 + item * 3.6, 45.6 - row * 3, 2.2 + random.between(-0.3, 0.3)),
        color,
      );
}

function paintSeller(canvas: Canvas, x: number, shirt: string): void {
  canvas.fill(polygon(x - 4, 34, x + 4, 34, x + 5, 45, x - 5, 45), shirt);
  canvas.fill(ellipse(x, 30, 3.2), '#dca982');
  canvas.fill(polygon(x - 8, 30, x, 23, x + 8, 30), '#ead9a2');
}
