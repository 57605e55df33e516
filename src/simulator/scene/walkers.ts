import type { Canvas } from './canvas.ts';
import { crossing } from './motion.ts';
import { ellipse, line, polygon } from './shape.ts';
import type { Stage } from './stage.ts';

const stride = 8;

/** People who walk along a line, each at an own pace. */
export function addWalkers(
  stage: Stage,
  { foot, size, count }: { foot: number; size: number; count: number },
): void {
  const { random, right, loopSeconds } = stage;
  for (let index = 0; index < count; index++) {
    const back = random.chance(0.5);
    const person = {
      shirt: random.pick(['#d96c4f', '#4c86b8', '#f2ecdc', '#6a9d5c', '#b5548c', '#f0c04e']),
      legs: random.pick(['#39425a', '#5a4a3f', '#2d2f36', '#7a7f8a']),
      hat: random.chance(0.35),
      load: random.chance(0.2),
    };
    const width = 30 * size;
    const frames = Array.from({ length: stride }, (_, step) =>
      stage.sprite(width, 30 * size, (canvas) =>
        canvas.at(back ? width : 0, 0, (it) => paintPerson(it, person, step / stride), size, back),
      ),
    );
    // A person crosses a third of the picture and turns up again in the next third: a slow walk that still closes its loop.
    const offset = random.next();
    const thirds = 3;
    for (let third = 0; third < thirds; third++) {
      stage.animated(frames, (phase) => ({
        x: crossing((phase + third) / thirds, right, width, 1, offset, back),
        y: foot,
        frame: Math.floor(phase * Math.max(1, Math.round(loopSeconds * 1.5)) * stride),
      }));
    }
  }
}

interface Person {
  readonly shirt: string;
  readonly legs: string;
  readonly hat: boolean;
  readonly load: boolean;
}

function paintPerson(canvas: Canvas, { shirt, legs, hat, load }: Person, step: number): void {
  const lift = Math.sin(step * 2 * Math.PI) * 3.6;
  canvas.fill([line(15, 18, 15 + lift, 29.5, 2.4), line(15, 18, 15 - lift, 29.5, 2.4)], legs);
  if (load) {
    canvas.fill(line(2, 9.6, 28, 9.6, 1.1), '#8a6a42');
    for (const x of [3.5, 26.5]) {
      canvas.fill([line(x, 9.6, x - 2.5, 17, 0.5), line(x, 9.6, x + 2.5, 17, 0.5)], '#6f5a3d');
      canvas.fill(polygon(x - 3.5, 17, x + 3.5, 17, x + 2.2, 21, x - 2.2, 21), '#b98d55');
      canvas.fill(ellipse(x, 16.6, 2.8, 1.8), '#7fae4f');
    }
  }
  canvas.fill(polygon(12.2, 9.2, 17.8, 9.2, 18, 19, 12.2, 19), shirt);
  canvas.fill(line(15.2, 10.5, 15.5 - lift * 0.7, 17.2, 1.9), shirt);
  canvas.fill(ellipse(15.2, 6.2, 2.7), '#dca982');
  if (hat) canvas.fill(polygon(8.6, 6.2, 15.2, 0.6, 21.8, 6.2), '#ead9a2');
  else canvas.fill(ellipse(14.9, 4.8, 2.8, 2.1), '#33291f');
}
