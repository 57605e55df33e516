import { crossing, swing } from './motion.ts';
import { ellipse, line, polygon } from './shape.ts';
import type { Stage } from './stage.ts';

/** White ducks that swim across between two lines of the water. */
export function addBirdsOnWater(stage: Stage, top: number, foot: number, count: number): void {
  const { random, right } = stage;
  for (let index = 0; index < count; index++) {
    const y = random.between(top, foot);
    const size = 0.5 + (0.6 * (y - top)) / (foot - top);
    const back = random.chance(0.5);
    const width = 24 * size;
    const drawn = stage.sprite(width, 18 * size, (canvas) =>
      canvas.at(
        back ? width : 0,
        0,
        (it) => {
          it.fill(ellipse(11, 16, 11, 1.6), '#ffffff', { alpha: 0.3 });
          it.fill(ellipse(10, 12, 7.5, 4.2), '#f6f3ea');
          it.fill(polygon(2, 11, 0.5, 8, 6, 10), '#e6e1d2');
          it.fill([line(15, 11, 17.4, 4.6, 2.4), ellipse(17.8, 4, 2.3)], '#f6f3ea');
          it.fill(polygon(19.4, 3.4, 23.4, 4.6, 19.4, 5.4), '#e29a35');
        },
        size,
        back,
      ),
    );
    const [offset, bob] = [random.next(), random.next()];
    // A quarter of the way in a loop, then the next bird has come to where this one was.
    for (let quarter = 0; quarter < 4; quarter++) {
      stage.actor(drawn, (phase) => ({
        x: crossing((phase + quarter) / 4, right, width, 1, offset, back),
        y: y + 0.7 * swing(phase, 5, bob),
      }));
    }
  }
}
