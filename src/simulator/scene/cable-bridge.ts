import { addBoat } from './boats.ts';
import type { Canvas } from './canvas.ts';
import { line, polygon, rect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { paintFarCity, paintGreenBelt, paintHills } from './towers.ts';
import { addLane } from './traffic.ts';
import { addWater } from './water.ts';

const deck = 206;

/** A great cable-stayed bridge with its traffic, ships passing below. */
export function buildCableBridge(stage: Stage): void {
  const { canvas, right, random, ambience } = stage;
  addSky(stage, 240);
  paintHills(stage, 242, 44, '#8ea6ac', 3);
  paintHills(stage, 243, 26, '#789492', 5);
  paintFarCity(stage, 243, 8, 30);
  paintGreenBelt(stage, 244, 9);
  const gap = random.between(250, 290);
  const first = random.between(40, 120);
  const color = random.pick(['#f0e6d2', '#e9c26a', '#dfe6ea']);
  for (let x = first - gap; x < right + gap; x += gap) {
    canvas.at(x, 0, (it) => paintPylon(it, color));
    if (ambience.dark > 0.3)
      for (let y = 66; y < deck; y += 16)
        canvas.glow(x, y, 9, 12, random.pick(['#ff8ac2', '#8ad0ff', '#ffe08a']), 0.6 * ambience.dark);
  }
  addWater(stage, 246, 360, '#6c8f9c');
  addLane(stage, {
    foot: deck - 6,
    size: 0.46,
    back: true,
    count: 7,
    laps: 1,
    kinds: ['car', 'truck', 'bus', 'taxi', 'car'],
  });
  addLane(stage, {
    foot: deck - 1,
    size: 0.5,
    back: false,
    count: 7,
    laps: 1,
    kinds: ['car', 'motorbike', 'bus', 'truck', 'taxi'],
  });
  stage.front(0, deck + 16, right, 22, (it) => {
    it.fill(rect(0, 3, right, 13), ['#c4c9cc', '#8b9298']);
    it.fill(rect(0, 16, right, 4), '#6b7278');
    it.fill(rect(0, 0.4, right, 1), '#e5e8ea');
    for (let x = 0; x < right; x += 7) it.fill(rect(x, 0.4, 0.8, 4), '#dfe3e6');
    if (ambience.dark > 0.3)
      for (let x = 6; x < right; x += 30) it.glow(x, 4, 7, 5, '#ffe2a0', 0.8 * ambience.dark);
  });
  addBoat(stage, 'barge', 276, 0.75, true);
  addBoat(stage, 'ferry', 312, 1, false);
  addBoat(stage, 'sampan', 348, 1.15, true);
}

function paintPylon(canvas: Canvas, color: string): void {
  const cables = [];
  for (let cable = 1; cable <= 9; cable++) {
    const top = 70 + cable * 5;
    for (const side of [-1, 1]) cables.push(line(side * 1.5, top, side * (138 - cable * 12), deck, 0.75));
  }
  canvas.fill(cables, '#f3f1e8', { alpha: 0.85 });
  canvas.fill([polygon(-4, 56, 4, 56, 6, 120, -6, 120)], color);
  canvas.fill(
    [polygon(-6, 118, -1, 118, -9, deck, -15, deck), polygon(1, 118, 6, 118, 15, deck, 9, deck)],
    color,
  );
  canvas.fill(polygon(-13, deck, 13, deck, 9, 248, -9, 248), [color, '#a9a69c']);
  canvas.fill(polygon(0, 56, 4, 56, 6, 120, 0, 120), '#1c2a3a', { alpha: 0.12 });
}
