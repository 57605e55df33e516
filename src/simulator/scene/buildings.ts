import type { Canvas } from './canvas.ts';
import { ellipse, polygon, rect } from './shape.ts';
import type { Stage } from './stage.ts';

const walls = [
  '#e8cf9a',
  '#d9a77c',
  '#e6dccb',
  '#c98f79',
  '#b7c9c0',
  '#e3c3b0',
  '#9fb6c4',
  '#d8c27f',
  '#c4ccb0',
] as const;
const roofs = ['#a65440', '#8c4436', '#7a6a5c', '#b06a4a'] as const;
const signs = ['#c0392b', '#1f7a5a', '#2b5fa3', '#d08a1f', '#7b3f8c'] as const;

/** Colour of a window pane at this hour, and whether it shines by itself. */
export function pane({ ambience, random }: Stage): { color: string; lit: boolean } {
  const lit = random.chance(ambience.dark * 0.6);
  return { color: lit ? random.pick(['#ffdf94', '#ffd07a', '#ffe9b8', '#f6c26b']) : '#7d97a8', lit };
}

/** A narrow house with a shop below: origin at its left foot, `height` up. */
export function paintTubeHouse(canvas: Canvas, stage: Stage, width: number, height: number): void {
  const { random } = stage;
  const wall = random.pick(walls);
  canvas.fill(rect(0, -height, width, height), wall);
  canvas.fill(rect(width - 3, -height, 3, height), '#000000', { alpha: 0.12 });
  paintRoof(canvas, stage, width, height);
  const storey = 30;
  for (let top = -height + 9; top < -52; top += storey) paintStorey(canvas, stage, width, top);
  paintShop(canvas, stage, width);
}

function paintRoof(canvas: Canvas, { random }: Stage, width: number, height: number): void {
  switch (random.int(0, 3)) {
    case 0:
      canvas.fill(polygon(-2, -height, width / 2, -height - 16, width + 2, -height), random.pick(roofs));
      break;
    case 1:
      canvas.fill(rect(-1, -height - 4, width + 2, 5), '#f1ead9');
      canvas.fill(rect(width * 0.55, -height - 14, width * 0.26, 10), '#b9c4cb');
      canvas.fill(ellipse(width * 0.68, -height - 14, width * 0.13, 3), '#d5dde2');
      break;
    case 2:
      canvas.fill(rect(-1, -height - 3, width + 2, 4), '#f1ead9');
      canvas.fill(
        polygon(width * 0.2, -height - 3, width * 0.5, -height - 12, width * 0.8, -height - 3),
        '#f1ead9',
      );
      break;
    default:
      canvas.fill(
        polygon(-2, -height, 6, -height - 10, width - 6, -height - 10, width + 2, -height),
        random.pick(roofs),
      );
  }
}

function paintStorey(canvas: Canvas, stage: Stage, width: number, top: number): void {
  const { random } = stage;
  const columns = width > 58 ? 3 : 2;
  const gap = width / columns;
  const balcony = random.chance(0.45);
  for (let column = 0; column < columns; column++) {
    const { color, lit } = pane(stage);
    const x = gap * (column + 0.5) - 5;
    canvas.fill(rect(x - 1.2, top - 1.2, 12.4, 18.4), '#f3ecdc');
    canvas.fill(rect(x, top, 10, 16), color, { lit });
    canvas.fill(rect(x + 4.5, top, 1, 16), '#f3ecdc');
    if (!lit && random.chance(0.35)) canvas.fill(rect(x, top, 4.5, 16), random.pick(['#4f7a63', '#6a8fa0']));
  }
  if (!balcony) return;
  canvas.fill(rect(3, top + 17.5, width - 6, 2.4), '#d9d0bf');
  for (let x = 4; x < width - 4; x += 3.4) canvas.fill(rect(x, top + 10, 0.8, 8), '#4a4f55');
  canvas.fill(rect(3, top + 9.4, width - 6, 1), '#4a4f55');
  for (let count = random.int(0, 3); count > 0; count--)
    canvas.fill(
      ellipse(random.between(7, width - 7), top + 9, 3.6, 2.6),
      random.pick(['#5c9150', '#7bb05e', '#c9607a']),
    );
}

function paintShop(canvas: Canvas, stage: Stage, width: number): void {
  const { random, ambience } = stage;
  const sign = random.pick(signs);
  const open = ambience.dark > 0.3 && random.chance(0.75);
  canvas.fill(rect(3, -28, width - 6, 28), open ? ['#ffe3a3', '#f2b765'] : ['#55606b', '#3f4851'], {
    lit: open,
  });
  for (let x = 8; x < width - 10; x += random.between(7, 12))
    canvas.fill(rect(x, -random.between(9, 16), 5, 16), random.pick(walls), { alpha: 0.85 });
  canvas.fill(rect(1, -43, width - 2, 10), sign, { lit: ambience.dark > 0.6 });
  for (let x = 6; x < width - 8; x += random.between(4, 7))
    canvas.fill(rect(x, -40, random.between(2, 4.2), 4), '#fff6e0', { lit: ambience.dark > 0.3 });
  const stripes = Math.floor(width / 6);
  for (let stripe = 0; stripe < stripes; stripe++) {
    const [left, next] = [(stripe * width) / stripes, ((stripe + 1) * width) / stripes];
    canvas.fill(polygon(left, -33, next, -33, next, -26, left, -26), stripe % 2 ? '#f7f1e3' : sign);
  }
}
