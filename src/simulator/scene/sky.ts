import type { Canvas } from './canvas.ts';
import { mix } from './color.ts';
import { swing } from './motion.ts';
import { ellipse, rect } from './shape.ts';
import type { Stage } from './stage.ts';

/** Paints the sky down to a horizon, with clouds, stars, sun or moon, and lets birds fly over it. */
export function addSky(stage: Stage, horizon: number): void {
  const { canvas, ambience, random, right } = stage;
  const [top, middle, low] = ambience.sky;
  const half = horizon * 0.55;
  canvas.fill(rect(0, 0, right, half + 1), [top, middle], { lit: true });
  canvas.fill(rect(0, half, right, horizon - half + 1), [middle, low], { lit: true });
  if (ambience.dark > 0.6) {
    for (let count = 0; count < 46; count++) {
      const size = random.between(0.4, 1);
      canvas.fill(ellipse(random.between(0, right), random.between(0, horizon * 0.7), size), '#ffffff', {
        alpha: random.between(0.3, 0.9),
        lit: true,
      });
    }
  }
  if (!ambience.rain) paintSunOrMoon(stage, horizon);
  for (let count = 0; count < (ambience.rain ? 7 : 4); count++) addCloud(stage, horizon);
  if (ambience.dark < 0.6 && !ambience.rain) addBirds(stage, horizon);
}

function paintSunOrMoon({ canvas, ambience, random, right }: Stage, horizon: number): void {
  const x = random.between(right * 0.12, right * 0.5);
  const low = ambience.name === 'sunset' || ambience.name === 'morning';
  const y = horizon * (low ? random.between(0.55, 0.75) : random.between(0.18, 0.34));
  const night = ambience.dark > 0.6;
  const color = night ? '#f4f0da' : low ? '#ffdf9e' : '#fff6d8';
  canvas.glow(x, y, 90, 90, color, night ? 0.25 : 0.55);
  canvas.fill(ellipse(x, y, night ? 11 : 16), color, { lit: true });
  if (night)
    canvas.fill(ellipse(x + 5, y - 3, 9.5), mix(ambience.sky[0], ambience.sky[1], 0.5), {
      lit: true,
      alpha: 0.9,
    });
}

function addCloud(stage: Stage, horizon: number): void {
  const { canvas, random, right } = stage;
  const place = [random.between(-60, right - 60), random.between(0, horizon * 0.42)] as const;
  canvas.at(...place, (it) => paintCloud(it, stage), random.between(0.5, 1.1));
}

function paintCloud(canvas: Canvas, { random, ambience }: Stage): void {
  const puffs = [ellipse(65, 36, 60, 7)];
  for (let count = 0; count < 5; count++) {
    const x = 26 + count * 20;
    const size = random.between(9, 19) * (count === 0 || count === 4 ? 0.7 : 1);
    puffs.push(ellipse(x, 34 - size * 0.5, size * 1.25, size * 0.9));
  }
  canvas.fill(puffs, ambience.cloud, { lit: true, alpha: ambience.dark > 0.6 ? 0.55 : 0.8 });
}

function addBirds(stage: Stage, horizon: number): void {
  const { random, right } = stage;
  const frames = [-3, 1].map((lift) =>
    stage.sprite(12, 8, (canvas) => {
      canvas.fill(
        [4, 4, 0, 4 + lift, 1, 3 + lift, 6, 3, 11, 3 + lift, 12, 4 + lift, 8, 4, 6, 5.2],
        '#3a4150',
        { alpha: 0.8 },
      );
    }),
  );
  const y = random.between(horizon * 0.25, horizon * 0.5);
  for (let count = 0; count < 3; count++) {
    const [dx, dy, beat] = [count * 16, (count % 2) * 9 + random.between(-3, 3), random.next()];
    stage.animated(frames, (phase) => ({
      x: -60 + (((right + 120) * (phase + 0.3)) % (right + 120)) - dx,
      y: y + dy + 4 * swing(phase, 2, beat),
      frame: Math.floor((phase + beat) * stage.loopSeconds * 3),
    }));
  }
}
