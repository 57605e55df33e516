import type { Canvas } from './canvas.ts';
import { crossing, swing } from './motion.ts';
import { arc, ellipse, line, polygon, rect, roundRect } from './shape.ts';
import type { Stage } from './stage.ts';

export type BoatKind = 'sampan' | 'ferry' | 'barge';

const boxes = { sampan: [70, 34], ferry: [120, 44], barge: [150, 36] } as const;

/** A boat that crosses the water once a loop, rocking a little. */
export function addBoat(stage: Stage, kind: BoatKind, water: number, size: number, back: boolean): void {
  const { random, right } = stage;
  const [width, height] = boxes[kind];
  const color = random.pick(['#b5523b', '#2f6f8f', '#3d7a5a', '#a9843f', '#6d4a3a']);
  const drawn = stage.sprite(width * size, height * size, (canvas) =>
    canvas.at(back ? width * size : 0, 0, (it) => painters[kind](it, stage, color), size, back),
  );
  const [offset, rock] = [random.next(), random.next()];
  stage.actor(drawn, (phase) => ({
    x: crossing(phase, right, width * size, 1, offset, back),
    y: water + 1.1 * size * swing(phase, 3, rock),
  }));
}

type BoatPainter = (canvas: Canvas, stage: Stage, color: string) => void;

const wake = (canvas: Canvas, width: number, foot: number) => {
  canvas.fill(ellipse(width / 2, foot - 2.4, width * 0.5, 2.4), '#ffffff', { alpha: 0.3 });
  canvas.fill(ellipse(width * 0.2, foot - 1.6, width * 0.22, 1.6), '#ffffff', { alpha: 0.4 });
};

const painters: Readonly<Record<BoatKind, BoatPainter>> = {
  sampan(canvas, { ambience }, color) {
    wake(canvas, 70, 34);
    canvas.fill(polygon(2, 21, 68, 19, 60, 31, 12, 32), color);
    canvas.fill(polygon(2, 21, 68, 19, 67, 21.5, 3, 23.4), '#e8d8b4');
    canvas.fill(arc(30, 21, 15, 10, Math.PI, 2 * Math.PI), '#a98a5b');
    for (const x of [20, 27, 34, 41]) canvas.fill(rect(x, 12.5, 1, 8.5), '#7e643f');
    canvas.fill(polygon(51.5, 9.5, 57, 9.5, 57.5, 20, 51, 20), '#3f5d7c');
    canvas.fill(ellipse(54.2, 6.6, 2.6), '#dca982');
    canvas.fill(polygon(47.8, 6.5, 54.2, 1, 60.6, 6.5), '#ead9a2');
    canvas.fill(line(56, 11, 66, 33, 1.1), '#6f5a3d');
    if (ambience.dark > 0.3) canvas.glow(30, 17, 11, 9, '#ffd27d', 0.85);
  },
  ferry(canvas, { ambience }, color) {
    wake(canvas, 120, 44);
    canvas.fill(polygon(2, 28, 118, 27, 108, 41, 10, 41), color);
    canvas.fill(polygon(2, 28, 118, 27, 117, 30, 3, 31), '#f4efe2');
    canvas.fill(roundRect(14, 13, 84, 15, 3), '#f1ede2');
    const lit = ambience.dark > 0.3;
    for (let x = 19; x < 94; x += 9)
      canvas.fill(roundRect(x, 16, 6, 7, 1), lit ? '#ffdf8f' : '#6f97ad', { lit });
    canvas.fill(roundRect(60, 4, 26, 10, 2), '#e6e0d2');
    canvas.fill(rect(64, 6.5, 18, 4), lit ? '#ffe9b0' : '#6f97ad', { lit });
    canvas.fill(rect(10, 11.6, 92, 2.2), color);
    canvas.fill(line(34, 3, 34, 12, 1), '#55606b');
    canvas.fill(polygon(34, 2, 45, 4.6, 34, 7.4), '#d3372b');
  },
  barge(canvas, _, color) {
    wake(canvas, 150, 36);
    canvas.fill(polygon(1, 22, 149, 22, 140, 34, 10, 34), '#4b5560');
    canvas.fill(rect(3, 20.5, 144, 2.4), color);
    canvas.fill(
      [arc(58, 21, 22, 9, Math.PI, 2 * Math.PI), arc(98, 21, 22, 11, Math.PI, 2 * Math.PI)],
      '#d9b985',
    );
    canvas.fill(rect(12, 8, 22, 13), '#e9e4d8');
    canvas.fill(rect(15, 11, 16, 4.4), '#6f97ad');
    canvas.fill(rect(11, 6.4, 24, 2), color);
  },
};
