import type { Canvas } from './canvas.ts';
import { rgb } from './color.ts';
import { fraction, smoothStep } from './motion.ts';
import { ellipse, rect, roundRect } from './shape.ts';
import type { SizedSprite, Stage } from './stage.ts';

const roadHalf = 46;
/** Share of the loop after which the other road has its green. */
const half = 0.5;
const asphalt = '#5f646b';

/** A crossing from above: traffic of four arms that waits for its light and goes. */
export function buildIntersection(stage: Stage): void {
  const { canvas, random, right } = stage;
  const [cx, cy] = [right * random.between(0.4, 0.46), 206];
  canvas.fill(rect(0, 0, right, 360), ['#8fae78', '#82a36c']);
  paintBlocks(stage, cx, cy);
  canvas.fill(
    [
      rect(0, cy - roadHalf - 9, right, roadHalf * 2 + 18),
      rect(cx - roadHalf - 9, 0, roadHalf * 2 + 18, 360),
    ],
    '#c5beb0',
  );
  canvas.fill(
    [rect(0, cy - roadHalf, right, roadHalf * 2), rect(cx - roadHalf, 0, roadHalf * 2, 360)],
    asphalt,
  );
  paintMarks(canvas, cx, cy, right);
  for (let count = 0; count < 26; count++) paintCrown(stage, cx, cy);
  for (const [axis, forward] of [
    ['x', true],
    ['x', false],
    ['y', true],
    ['y', false],
  ] as const) {
    const centre = axis === 'x' ? cx : cy;
    const length = axis === 'x' ? right : 360;
    const stop = forward ? centre - roadHalf - 16 : length - centre - roadHalf - 16;
    for (const lane of [12, 34])
      addQueue(stage, {
        axis,
        forward,
        stop,
        length,
        across: (axis === 'x' ? cy : cx) + lane * side(axis, forward),
        bikes: lane === 34,
      });
  }
  addLights(stage, cx, cy);
}

/** People drive on the right. */
function side(axis: 'x' | 'y', forward: boolean): number {
  return (axis === 'x') === forward ? 1 : -1;
}

interface Queue {
  readonly axis: 'x' | 'y';
  readonly forward: boolean;
  /** Where the first stands at the line, measured along its own way; its way's length; the lane's middle. */
  readonly stop: number;
  readonly length: number;
  readonly across: number;
  readonly bikes: boolean;
}

function addQueue(stage: Stage, { axis, forward, stop, length, across, bikes }: Queue): void {
  const { random } = stage;
  const green = axis === 'x' ? 0 : half;
  const room = bikes ? 26 : 46;
  const count = Math.min(bikes ? 4 : 3, Math.floor((stop + 20) / room));
  for (let place = 0; place < count; place++) {
    const [drawn, long] = topView(stage, axis, forward, bikes);
    const waits = stop - place * room;
    const [leaves, gone] = [0.02 + place * 0.025, 0.34 + place * 0.04];
    const [enters, arrives] = [0.5 + place * 0.06, 0.86 + place * 0.03];
    const sway = random.between(-3, 3);
    stage.actor(drawn, (phase) => {
      const time = fraction(phase - green);
      if (time > gone && time < enters) return null;
      const along =
        time <= gone
          ? waits + (length + 80 - waits) * (smoothStep(leaves, gone * 2 - leaves, time) * 2)
          : -60 + (waits + 60) * (smoothStep(2 * enters - arrives, arrives, time) * 2 - 1);
      const head = forward ? along : length - along;
      const [x, y] = axis === 'x' ? [head, across + sway] : [across + sway, head];
      const [width, height] = [drawn.width, drawn.height];
      if (axis === 'x') return { x: forward ? x - width : x, y: y + height / 2 };
      return { x: x - width / 2, y: forward ? y : y + long };
    });
  }
}

const paints = [
  '#c8453b',
  '#e9edf0',
  '#3a6ea5',
  '#2b3643',
  '#d8a43a',
  '#8d99a6',
  '#4f8a6b',
  '#f1f1ee',
] as const;

/** A car, a bus or a motorbike from above; the second value is its length. */
function topView(stage: Stage, axis: 'x' | 'y', forward: boolean, bike: boolean): [SizedSprite, number] {
  const { random, ambience } = stage;
  const color = random.pick(paints);
  const shirt = random.pick(['#d96c4f', '#4c86b8', '#f2ecdc', '#6a9d5c', '#f0c04e']);
  const [long, wide] = bike ? [19, 9] : [37, 17];
  const turned = axis === 'y';
  const box = turned ? [wide, long] : [long, wide];
  const sprite = stage.sprite(box[0] ?? 0, box[1] ?? 0, (canvas) => {
    const put = (
      x: number,
      y: number,
      width: number,
      height: number,
      paint: string,
      radius = 1,
      lit = false,
    ) => {
      const along = forward ? x : long - x - width;
      const shape = turned
        ? roundRect(y, along, height, width, radius)
        : roundRect(along, y, width, height, radius);
      canvas.fill(shape, paint, { lit });
    };
    if (bike) {
      put(1, 3.4, 17, 2.4, '#2c3036');
      put(6, 1, 6, 7, shirt, 2.5);
      put(8, 2.4, 4.4, 4.4, random.pick(['#e8e3d5', '#c8453b', '#ead9a2', '#2c3440']), 2.1);
      put(16.5, 3.6, 1.6, 1.8, '#fff3c4', 0.6, true);
      return;
    }
    put(0.5, 0.8, 36, 15.4, color, 4.5);
    put(24, 2.4, 5, 12.2, '#9fc0d2', 1.6);
    put(5, 2.8, 3.4, 11.4, '#8aaabd', 1.4);
    put(10, 2.6, 12.6, 11.8, rgbShade(color), 2);
    put(34.4, 2, 2, 3, '#fff3c4', 0.8, ambience.dark > 0.2);
    put(34.4, 12, 2, 3, '#fff3c4', 0.8, ambience.dark > 0.2);
    put(0.6, 2, 1.5, 3, '#d63c31', 0.6, ambience.dark > 0.2);
    put(0.6, 12, 1.5, 3, '#d63c31', 0.6, ambience.dark > 0.2);
  });
  return [sprite, long];
}

function rgbShade(hex: string): string {
  const channel = (value: number) =>
    Math.round(value * 0.9)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb(hex).map(channel).join('')}`;
}

function paintBlocks(stage: Stage, cx: number, cy: number): void {
  const { right } = stage;
  const columns = [
    [0, cx - roadHalf - 12],
    [cx + roadHalf + 12, right],
  ] as const;
  const rows = [
    [0, cy - roadHalf - 12],
    [cy + roadHalf + 12, 360],
  ] as const;
  for (const [left, end] of columns) {
    for (const [top, foot] of rows) {
      for (let x = left + 4; x < end - 20; x += 62)
        for (let y = top + 4; y < foot - 20; y += 56)
          paintRoof(stage, x, y, Math.min(56, end - x - 6), Math.min(50, foot - y - 6));
    }
  }
}

function paintRoof(
  { canvas, random, ambience }: Stage,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const tiled = random.chance(0.55);
  canvas.fill(rect(x + 4, y + 4, width, height), '#1c2a20', { alpha: 0.28 });
  if (tiled) {
    const color = random.pick(['#b5583f', '#a04a38', '#c06c4a', '#8d5a48']);
    canvas.fill(rect(x, y, width, height), color);
    canvas.fill(rect(x, y, width, height / 2), '#ffffff', { alpha: 0.1 });
    for (let line = y + 5; line < y + height; line += 5)
      canvas.fill(rect(x, line, width, 0.7), '#000000', { alpha: 0.16 });
    canvas.fill(rect(x, y + height / 2 - 1, width, 2), '#7f3c2c');
    return;
  }
  canvas.fill(rect(x, y, width, height), random.pick(['#cfcac0', '#b9bfc3', '#d9d1c1', '#a9b3b8']));
  canvas.fill(rect(x + 2, y + 2, width - 4, height - 4), '#000000', { alpha: 0.06 });
  canvas.fill(rect(x + width * 0.55, y + 6, width * 0.3, height * 0.3), '#8fa7b5');
  canvas.fill(ellipse(x + 12, y + height - 13, 6), '#6f8fa3');
  if (ambience.dark > 0.3) canvas.glow(x + width / 2, y + height / 2, 16, 14, '#ffd78a', 0.5 * ambience.dark);
}

function paintMarks(canvas: Canvas, cx: number, cy: number, right: number): void {
  const white = '#efece1';
  const clear = roadHalf + 22;
  for (let x = 0; x < right; x += 18)
    if (Math.abs(x + 5 - cx) > clear + 8)
      canvas.fill([rect(x, cy - 0.8 - 23, 9, 1.6), rect(x, cy + 22.2, 9, 1.6)], white, { alpha: 0.75 });
  for (let y = 0; y < 360; y += 18)
    if (Math.abs(y + 5 - cy) > clear + 8)
      canvas.fill([rect(cx - 23.8, y, 1.6, 9), rect(cx + 22.2, y, 1.6, 9)], white, { alpha: 0.75 });
  const solid = [
    rect(0, cy - 1, cx - clear, 2),
    rect(cx + clear, cy - 1, right, 2),
    rect(cx - 1, 0, 2, cy - clear),
    rect(cx - 1, cy + clear, 2, 360),
  ];
  canvas.fill(solid, '#e8c34a');
  for (let step = -roadHalf + 4; step < roadHalf - 3; step += 8.4) {
    canvas.fill(
      [rect(cx - roadHalf - 14, cy + step, 11, 4.4), rect(cx + roadHalf + 3, cy + step, 11, 4.4)],
      white,
    );
    canvas.fill(
      [rect(cx + step, cy - roadHalf - 14, 4.4, 11), rect(cx + step, cy + roadHalf + 3, 4.4, 11)],
      white,
    );
  }
}

function paintCrown({ canvas, random, right }: Stage, cx: number, cy: number): void {
  const along = random.chance(0.5);
  const edge = (random.chance(0.5) ? 1 : -1) * (roadHalf + random.between(14, 20));
  const [x, y] = along ? [random.between(0, right), cy + edge] : [cx + edge, random.between(0, 360)];
  if (Math.abs(x - cx) < roadHalf + 12 || Math.abs(y - cy) < roadHalf + 12) return;
  const radius = random.between(7, 12);
  canvas.fill(ellipse(x + 2.5, y + 3, radius), '#1c2a20', { alpha: 0.3 });
  canvas.fill(ellipse(x, y, radius), random.pick(['#4a7d45', '#568b4d', '#3f6f42']));
  canvas.fill(ellipse(x - radius * 0.25, y - radius * 0.28, radius * 0.55), '#7fae63', { alpha: 0.8 });
}

function addLights(stage: Stage, cx: number, cy: number): void {
  const colors = { green: '#3fd07a', amber: '#ffc23d', red: '#ff4438' } as const;
  const lamp = (color: string) =>
    stage.sprite(20, 20, (canvas) => {
      canvas.glow(10, 10, 10, 10, color, 0.55);
      canvas.fill(ellipse(10, 10, 4.6), '#20262c');
      canvas.fill(ellipse(10, 10, 3.4), color, { lit: true });
    });
  const [green, amber, red] = [lamp(colors.green), lamp(colors.amber), lamp(colors.red)];
  const corner = roadHalf + 9;
  for (const [dx, dy, start] of [
    [-1, 1, 0],
    [1, -1, 0],
    [-1, -1, half],
    [1, 1, half],
  ] as const) {
    const [x, y] = [cx + dx * corner - 10, cy + dy * corner + 10];
    const at = (from: number, to: number) => (phase: number) => {
      const time = fraction(phase - start);
      return time >= from && time < to ? { x, y } : null;
    };
    stage.actor(green, at(0, 0.38));
    stage.actor(amber, at(0.38, 0.43));
    stage.actor(red, at(0.43, 1));
  }
}
