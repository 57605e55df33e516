import { addBoat } from './boats.ts';
import type { Canvas } from './canvas.ts';
import { crossing } from './motion.ts';
import { line, polygon, rect, roundRect } from './shape.ts';
import { addSky } from './sky.ts';
import type { Stage } from './stage.ts';
import { paintFarCity, paintGreenBelt, paintHills } from './towers.ts';
import { addLane } from './traffic.ts';
import { addWater } from './water.ts';

const span = 150;

/** An old iron bridge with its train over a wide river. */
export function buildRiver(stage: Stage): void {
  const { canvas, right, random } = stage;
  addSky(stage, 206);
  paintHills(stage, 208, 26, '#7f9aa0', 5);
  paintFarCity(stage, 208, 10, 34);
  paintGreenBelt(stage, 210, 10);
  const start = -random.between(0, span);
  for (let x = start; x < right + span; x += span) canvas.at(x, 0, paintPier);
  canvas.fill(rect(0, 172, right, 7), ['#5d5048', '#463c37']);
  for (let x = start; x < right + span; x += span) canvas.at(x, 0, paintTruss);
  addWater(stage, 212, 360, '#9a7f68');
  addTrain(stage);
  for (let x = start; x < right + span; x += span)
    stage.front(x, 180, span + 4, 76, (it) => it.at(0, -104, paintTruss));
  addLane(stage, {
    foot: 178,
    size: 0.42,
    back: true,
    count: 9,
    laps: 1,
    kinds: ['motorbike', 'bicycle', 'motorbike'],
  });
  stage.front(0, 184, right, 12, (it) => {
    it.fill(rect(0, 5, right, 7), ['#6d5f55', '#4b413b']);
    for (let x = 2; x < right; x += 6) it.fill(rect(x, 0, 0.9, 5), '#4f463f');
    it.fill(rect(0, 0, right, 1), '#4f463f');
  });
  addBoat(stage, 'barge', 246, 0.7, false);
  addBoat(stage, 'sampan', 280, 0.9, true);
  addBoat(stage, 'barge', 322, 1.15, true);
  addBoat(stage, 'sampan', 350, 1.2, false);
}

function paintPier(canvas: Canvas): void {
  canvas.fill(polygon(-9, 178, 9, 178, 13, 214, -13, 214), ['#a08a74', '#75654f']);
  canvas.fill(rect(-11, 176, 22, 5), '#b39c84');
}

/** One span of iron lattice: highest over the piers, as the old bridge has it. */
function paintTruss(canvas: Canvas): void {
  const iron = '#6a4c41';
  const high = (x: number) => 108 + 34 * Math.sin((Math.PI * x) / span);
  const step = span / 10;
  const bars = [];
  for (let x = 0; x < span - 0.1; x += step) {
    const [left, right] = [high(x), high(x + step)];
    bars.push(line(x, left, x + step, right, 2.6), line(x, left, x, 173, 1.6));
    bars.push(line(x, left, x + step, 173, 1.1), line(x, 173, x + step, right, 1.1));
  }
  canvas.fill(bars, iron);
}

function addTrain(stage: Stage): void {
  const { random, right, ambience } = stage;
  const cars = 4;
  const width = 8 + cars * 84;
  const color = random.pick(['#b23a33', '#2f5f8f', '#2f7a56']);
  const drawn = stage.sprite(width, 30, (canvas) => {
    for (let car = 0; car < cars; car++) {
      const x = 4 + car * 84;
      const head = car === cars - 1;
      canvas.fill(roundRect(x, 3, 80, 22, head ? 6 : 2.5), color);
      canvas.fill(rect(x, 15, 80, 3), '#f3e7c4');
      const lit = ambience.dark > 0.3;
      for (let pane = x + 7; pane < x + 70; pane += 10)
        canvas.fill(rect(pane, 7, 6.5, 6), lit ? '#ffe09a' : '#bcd6e2', { lit });
      canvas.fill(rect(x + 5, 25, 70, 4), '#33302e');
      if (head) canvas.fill(rect(x + 72, 7, 6, 6), '#cfe3ec');
    }
  });
  const offset = random.next();
  stage.actor(drawn, (phase) => ({ x: crossing(phase, right + 260, width, 1, offset, false), y: 175 }));
}
