import { addBoat } from './boats.ts';
import { rect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { paintFarCity, paintGreenBelt, paintTowers } from './towers.ts';
import { addLane } from './traffic.ts';
import { addWater } from './water.ts';

/** A modern quarter seen over the water, with a road along the shore. */
export function buildSkyline(stage: Stage): void {
  const { canvas, right } = stage;
  addSky(stage, 214);
  paintFarCity(stage, 214, 30, 80);
  paintTowers(stage, 216, 50, 138);
  paintGreenBelt(stage, 216, 13);
  canvas.fill(rect(0, 214, right, 13), ['#8b8f94', '#767b81']);
  canvas.fill(rect(0, 227, right, 5), '#b8b3a8');
  addWater(stage, 232, 360, '#4f7d97');
  addLane(stage, {
    foot: 221,
    size: 0.36,
    back: true,
    count: 7,
    laps: 1,
    kinds: ['car', 'taxi', 'motorbike', 'bus'],
  });
  addLane(stage, {
    foot: 226,
    size: 0.4,
    back: false,
    count: 7,
    laps: 1,
    kinds: ['car', 'motorbike', 'truck', 'taxi'],
  });
  addBoat(stage, 'ferry', 262, 0.62, true);
  addBoat(stage, 'ferry', 300, 0.95, false);
  addBoat(stage, 'sampan', 336, 1.05, true);
}
