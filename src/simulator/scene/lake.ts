import type { Canvas } from './canvas.ts';
import { arc, ellipse, line, polygon, rect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { addStreetLamps, paintTree } from './street-things.ts';
import { paintFarCity, paintGreenBelt } from './towers.ts';
import { addWalkers } from './walkers.ts';
import { addWater } from './water.ts';
import { addBirdsOnWater } from './water-birds.ts';

/** A lake in the old city: a small tower on its island, a red arched bridge, people under the trees. */
export function buildLake(stage: Stage): void {
  const { canvas, random, right } = stage;
  addSky(stage, 190);
  paintFarCity(stage, 192, 18, 62);
  for (let x = -30; x < right; x += random.between(26, 44))
    canvas.at(x, 112 + random.between(-6, 6), (it) => paintTree(it, stage), random.between(0.8, 0.95));
  paintGreenBelt(stage, 196, 15);
  canvas.fill(rect(0, 192, right, 5), '#a39c8d');
  canvas.at(right * random.between(0.24, 0.42), 199, (it) => paintTurtleTower(it, stage), 1.12);
  canvas.at(right * random.between(0.7, 0.8), 199, paintRedBridge, 1.05);
  addWater(stage, 197, 318, '#5f8f80');
  addBirdsOnWater(stage, 232, 300, 5);
  stage.front(0, 360, right, 48, (it) => {
    it.fill(rect(0, 6, right, 42), ['#cdbfa8', '#b3a58e']);
    it.fill(rect(0, 4, right, 4), '#8f8573');
    for (let x = 0; x < right; x += 24) it.fill(rect(x, 8, 1, 40), '#a39680', { alpha: 0.7 });
  });
  addWalkers(stage, { foot: 334, size: 1.15, count: 4 });
  addWalkers(stage, { foot: 352, size: 1.35, count: 3 });
  addStreetLamps(stage, 344, 1.1, 260);
  addWillow(stage, random.between(-10, 10));
}

function paintTurtleTower(canvas: Canvas, { ambience }: Stage): void {
  const stone = ['#d8cbb0', '#b5a78a'] as const;
  canvas.fill(ellipse(0, -1, 62, 8), '#6b9a5a');
  canvas.fill(ellipse(-24, -7, 16, 7), '#4f8148');
  canvas.fill(ellipse(30, -6, 18, 6), '#578a4c');
  const tier = (width: number, foot: number, height: number, arches: number) => {
    canvas.fill(rect(-width / 2, -foot - height, width, height), stone);
    for (let index = 0; index < arches; index++) {
      const x = -width / 2 + ((index + 0.5) * width) / arches;
      const half = width / arches / 3.4;
      const top = -foot - height * 0.55;
      const hole = [
        rect(x - half, top, half * 2, height * 0.5),
        arc(x, top, half, half, Math.PI, 2 * Math.PI),
      ];
      canvas.fill(hole, ambience.dark > 0.3 ? '#ffcf70' : '#6a5f4c', { lit: ambience.dark > 0.3 });
    }
    canvas.fill(rect(-width / 2 - 2.5, -foot - height - 2.4, width + 5, 3), '#c2b393');
  };
  tier(52, 3, 24, 4);
  tier(40, 29, 17, 3);
  tier(23, 48, 13, 1);
  canvas.fill(polygon(-17, -61, -13, -66, 0, -76, 13, -66, 17, -61), '#8a5a48');
  canvas.fill(polygon(-19, -63, -12, -66, -12, -61.5, 19, -63, 12, -66, 12, -61.5), '#8a5a48');
  if (ambience.dark > 0.3) canvas.glow(0, -30, 60, 52, '#ffcb6b', 0.3 * ambience.dark);
}

function paintRedBridge(canvas: Canvas): void {
  const red = '#c33a2c';
  canvas.fill(arc(0, 8, 84, 30, Math.PI, 2 * Math.PI), '#a52e24');
  canvas.fill(arc(0, 12, 84, 27, Math.PI, 2 * Math.PI), '#4d6f68');
  const rail = (x: number) => -22 * Math.sqrt(Math.max(0, 1 - (x / 84) ** 2));
  const parts = [];
  for (let x = -78; x <= 78; x += 7) {
    parts.push(line(x, rail(x) + 4, x, rail(x) - 7, 1.3));
    if (x < 78)
      parts.push(
        line(x, rail(x) - 7, x + 7, rail(x + 7) - 7, 1.8),
        line(x, rail(x) - 2, x + 7, rail(x + 7) - 2, 1),
      );
  }
  for (let x = -63; x <= 63; x += 21) parts.push(line(x, rail(x) + 8, x, 2, 2.6));
  canvas.fill(parts, red);
}

/** Hanging branches at the left edge, in front of everything. */
function addWillow(stage: Stage, x: number): void {
  const { random } = stage;
  stage.front(x - 40, 210, 150, 210, (it) => {
    it.fill(polygon(18, 210, 26, 70, 10, 0, 26, 0, 36, 72, 38, 210), '#5d4c3c');
    for (let count = 0; count < 34; count++) {
      const [from, length] = [random.between(0, 128), random.between(50, 130) * random.between(0.5, 1)];
      const lean = random.between(-5, 5);
      it.fill(line(from, -4, from + lean, length, 1.1), '#5f8a45', { alpha: 0.85 });
      for (let y = 8; y < length; y += 7) {
        const at = from + (lean * y) / length;
        it.fill(
          [ellipse(at - 2, y, 2.6, 1.3), ellipse(at + 2.2, y + 3, 2.6, 1.3)],
          random.pick(['#7faa57', '#6a9a4e', '#93b866']),
          { alpha: 0.9 },
        );
      }
    }
  });
}
