import { paintTubeHouse } from './buildings.ts';
import { rect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { addStreetLamps, addTree } from './street-things.ts';
import { addLane } from './traffic.ts';
import { addWalkers } from './walkers.ts';

/** A street of narrow tube houses with shops, two lanes of traffic and people on both pavements. */
export function buildStreet(stage: Stage): void {
  const { canvas, random, right } = stage;
  addSky(stage, 230);
  for (let x = -20; x < right; ) {
    const width = random.between(46, 74);
    canvas.at(x, 232, (it) => paintTubeHouse(it, stage, width, random.between(70, 150)));
    x += width;
  }
  canvas.fill(rect(0, 232, right, 16), ['#b9b2a6', '#cfc8ba']);
  canvas.fill(rect(0, 247, right, 3), '#8d877c');
  canvas.fill(rect(0, 250, right, 82), ['#6a6f76', '#565b62']);
  for (let x = 8; x < right; x += 46) canvas.fill(rect(x, 288, 24, 2.4), '#e9e5d6', { alpha: 0.85 });
  canvas.fill(rect(0, 332, right, 3), '#8d877c');
  canvas.fill(rect(0, 335, right, 25), ['#cfc8ba', '#b9b2a6']);
  addWalkers(stage, { foot: 244, size: 0.8, count: 5 });
  for (let x = random.between(20, 60); x < right; x += random.between(120, 170)) addTree(stage, x, 246, 0.75);
  addLane(stage, {
    foot: 268,
    size: 0.8,
    back: true,
    count: 4,
    laps: 1,
    kinds: ['car', 'taxi', 'bus', 'car'],
  });
  addLane(stage, {
    foot: 282,
    size: 0.85,
    back: true,
    count: 4,
    laps: 1,
    kinds: ['motorbike', 'motorbike', 'bicycle'],
  });
  addLane(stage, {
    foot: 308,
    size: 1,
    back: false,
    count: 4,
    laps: 1,
    kinds: ['motorbike', 'motorbike', 'bicycle'],
  });
  addLane(stage, {
    foot: 327,
    size: 1.05,
    back: false,
    count: 3,
    laps: 1,
    kinds: ['car', 'taxi', 'truck', 'bus'],
  });
  addStreetLamps(stage, 338, 1.1, 210);
  addWalkers(stage, { foot: 354, size: 1.15, count: 3 });
}
