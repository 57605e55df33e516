import type { Canvas } from './canvas.ts';
import { mix } from './color.ts';
import { arc, ellipse, line, polygon, rect } from './shape.ts';
import type { Stage } from './stage.ts';

const facades = [
  '#8fa9bd',
  '#b7c3cb',
  '#a3917f',
  '#7f97a8',
  '#c9b8a2',
  '#96a7a0',
  '#6f8797',
  '#b49a94',
] as const;

/** Towers of a modern quarter along a line, windows lit as the hour asks. */
export function paintTowers(stage: Stage, foot: number, low: number, high: number): void {
  const { canvas, random, right } = stage;
  for (let x = -10; x < right; ) {
    const width = random.between(26, 56);
    canvas.at(x, foot, (it) => paintTower(it, stage, width, random.between(low, high)));
    x += width + random.between(-4, 14);
  }
}

function paintTower(canvas: Canvas, stage: Stage, width: number, height: number): void {
  const { random, ambience } = stage;
  const facade = random.pick(facades);
  canvas.fill(rect(0, -height, width, height), facade);
  canvas.fill(rect(width * 0.68, -height, width * 0.32, height), '#10203a', { alpha: 0.14 });
  paintTop(canvas, stage, width, height);
  const [stepX, stepY] = [random.between(4.6, 6.4), random.between(6.4, 8.4)];
  const ribbon = random.chance(0.35);
  for (let y = -height + 6; y < -6; y += stepY) {
    if (ribbon) {
      canvas.fill(rect(3, y, width - 6, 3.2), '#5f7f97');
    }
    for (let x = 3.5; x < width - 5; x += stepX) {
      if (random.chance(ambience.dark * 0.5))
        canvas.fill(rect(x, y, 3, 3.6), random.pick(['#ffdf94', '#ffcf78', '#fff0c8', '#ffe2a8']), {
          lit: true,
        });
      else if (!ribbon) canvas.fill(rect(x, y, 3, 3.6), '#5b7488', { alpha: 0.75 });
    }
  }
}

function paintTop(canvas: Canvas, { random, ambience }: Stage, width: number, height: number): void {
  switch (random.int(0, 4)) {
    case 0:
      canvas.fill(line(width / 2, -height - 20, width / 2, -height, 1.4), '#66727e');
      if (ambience.dark > 0.3) canvas.glow(width / 2, -height - 20, 4, 4, '#ff4a3d', 0.9);
      break;
    case 1:
      canvas.fill(polygon(0, -height, width * 0.5, -height - width * 0.45, width, -height), '#8d9aa5');
      break;
    case 2:
      canvas.fill(arc(width / 2, -height, width / 2, width * 0.32, Math.PI, 2 * Math.PI), '#9aa9b5');
      break;
    case 3:
      canvas.fill(rect(width * 0.2, -height - 7, width * 0.6, 7), '#8894a0');
      break;
    default:
      canvas.fill(polygon(0, -height, 0, -height - 12, width, -height), '#93a3af');
  }
}

/** A paler row of roofs far away. */
export function paintFarCity(stage: Stage, foot: number, low: number, high: number): void {
  const { canvas, random, right, ambience } = stage;
  const color = mix(mix([120, 140, 160], ambience.sky[2], 0.55), ambience.haze, ambience.hazeShare);
  for (let x = -5; x < right; ) {
    const [width, height] = [random.between(12, 40), random.between(low, high)];
    canvas.fill(rect(x, foot - height, width, height), color, { lit: ambience.dark < 0.6 });
    if (ambience.dark > 0.3) {
      for (let count = random.int(1, 6) * ambience.dark; count > 0; count--)
        canvas.fill(
          rect(x + random.between(2, width - 3), foot - random.between(3, height - 2), 1.5, 1.8),
          '#ffd98c',
          { lit: true, alpha: 0.75 },
        );
    }
    x += width;
  }
}

/** Low rounded hills or rows of trees against the horizon. */
export function paintHills(stage: Stage, foot: number, height: number, color: string, bumps: number): void {
  const { canvas, random, right } = stage;
  const width = right / bumps;
  for (let bump = -1; bump <= bumps; bump++) {
    const tall = height * random.between(0.6, 1.1);
    canvas.fill(
      arc(bump * width + width / 2, foot, width * random.between(0.7, 1), tall, Math.PI, 2 * Math.PI),
      color,
    );
  }
}

/** A belt of bushes and crowns along a shore. */
export function paintGreenBelt(stage: Stage, foot: number, size: number): void {
  const { canvas, random, right } = stage;
  for (let x = -8; x < right + 8; x += size * random.between(0.5, 0.8)) {
    const radius = size * random.between(0.5, 0.85);
    canvas.fill(
      ellipse(x, foot - radius * 0.5, radius, radius * 0.8),
      random.pick(['#4c7a48', '#5c8d50', '#3f6c44', '#6d9a58']),
    );
  }
}
