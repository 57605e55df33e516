import { paintTubeHouse } from './buildings.ts';
import type { Canvas } from './canvas.ts';
import { crossing, fraction } from './motion.ts';
import { polygon, rect, roundRect } from './shape.ts';
import { addSky } from './sky.ts';
import type { SizedSprite, Stage } from './stage.ts';
import { addTree } from './street-things.ts';
import { paintTowers } from './towers.ts';
import { addLane } from './traffic.ts';

const rail = 158;

/** An elevated metro over a busy avenue. */
export function buildMetro(stage: Stage): void {
  const { canvas, random, right, ambience } = stage;
  addSky(stage, 240);
  paintTowers(stage, 244, 70, 168);
  for (let x = -20; x < right; ) {
    const width = random.between(48, 72);
    if (random.chance(0.6))
      canvas.at(x, 244, (it) => paintTubeHouse(it, stage, width, random.between(60, 86)));
    x += width;
  }
  canvas.fill(rect(0, 242, right, 12), ['#b9b2a6', '#cfc8ba']);
  canvas.fill(rect(0, 254, right, 106), ['#6b7077', '#55595f']);
  for (let x = 4; x < right; x += 44) canvas.fill(rect(x, 281, 22, 2), '#e9e5d6', { alpha: 0.8 });
  for (let x = 10; x < right; x += 52) canvas.fill(rect(x, 341, 26, 2.6), '#e9e5d6', { alpha: 0.8 });
  for (let x = random.between(10, 50); x < right; x += random.between(80, 120)) addTree(stage, x, 250, 0.6);
  addLane(stage, {
    foot: 273,
    size: 0.72,
    back: true,
    count: 5,
    laps: 1,
    kinds: ['car', 'bus', 'taxi', 'car'],
  });
  addLane(stage, {
    foot: 294,
    size: 0.8,
    back: true,
    count: 5,
    laps: 1,
    kinds: ['motorbike', 'motorbike', 'bicycle'],
  });
  const color = random.pick(['#1f9a5a', '#c8403a', '#2f6fb0']);
  addMetro(stage, color, 0.1, false);
  addMetro(stage, color, 0.58, true);
  stage.front(0, rail + 24, right, 26, (it) => {
    it.fill(rect(0, 2, right, 16), ['#d3d0c8', '#a3a199']);
    it.fill(rect(0, 18, right, 6), '#7f7d77');
    it.fill(rect(0, 0.5, right, 2), '#ece9e1');
    if (ambience.dark > 0.3)
      for (let x = 20; x < right; x += 64) it.glow(x, 8, 14, 8, '#bfe6ff', 0.5 * ambience.dark);
  });
  for (let x = random.between(40, 120); x < right; x += 190) stage.front(x, 318, 60, 138, paintColumn);
  addLane(stage, {
    foot: 332,
    size: 1,
    back: false,
    count: 4,
    laps: 1,
    kinds: ['car', 'taxi', 'truck', 'bus'],
  });
  addLane(stage, {
    foot: 356,
    size: 1.1,
    back: false,
    count: 4,
    laps: 1,
    kinds: ['motorbike', 'motorbike', 'bicycle'],
  });
}

function paintColumn(canvas: Canvas): void {
  canvas.fill(polygon(2, 0, 58, 0, 40, 20, 20, 20), ['#a9a79f', '#bab7ae']);
  canvas.fill(rect(20, 18, 20, 112), ['#c3c0b7', '#a4a198']);
  canvas.fill(rect(32, 18, 8, 112), '#2a3340', { alpha: 0.13 });
  canvas.fill([rect(8, 128, 44, 10)], '#7b8f58');
  for (let x = 10; x < 50; x += 5) canvas.fill(rect(x, 124, 3, 6), '#5f8a45');
}

/** A train that passes once a loop, quick as a metro is, and is away for the rest of it. */
function addMetro(stage: Stage, color: string, offset: number, back: boolean): void {
  const drawn = metroTrain(stage, color, back);
  const share = 0.42;
  stage.actor(drawn, (phase) => {
    const along = fraction(phase + offset) / share;
    return along < 1
      ? { x: crossing(along, stage.right, drawn.width, 1, 0, back), y: rail + (back ? -1 : 1) }
      : null;
  });
}

function metroTrain(stage: Stage, color: string, back: boolean): SizedSprite {
  const cars = 4;
  const width = cars * 98;
  const lit = stage.ambience.dark > 0.3;
  return stage.sprite(width, 34, (canvas) =>
    canvas.at(
      back ? width : 0,
      0,
      (it) => {
        for (let car = 0; car < cars; car++) {
          const x = car * 98 + 1;
          it.fill(roundRect(x, 3, 96, 27, car === cars - 1 ? 9 : 3), ['#f1f3f4', '#cfd6da']);
          it.fill(rect(x + 1, 21, 94, 4), color);
          it.fill(roundRect(x + 6, 8, 82, 10, 2), lit ? '#ffe7ae' : '#4c6272', { lit });
          for (const door of [24, 50, 72])
            it.fill([rect(x + door, 7, 0.9, 20), rect(x + door + 6, 7, 0.9, 20)], '#9aa5ac');
          it.fill(rect(x + 8, 30, 80, 3), '#3b4248');
        }
      },
      1,
      back,
    ),
  );
}
