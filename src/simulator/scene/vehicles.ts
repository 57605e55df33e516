import type { Canvas } from './canvas.ts';
import { arc, ellipse, polygon, rect, roundRect } from './shape.ts';
import type { SizedSprite, Stage } from './stage.ts';

/** Something that drives to the right: its box, and how it is drawn with its foot on the box's lower edge. */
export interface Vehicle {
  readonly width: number;
  readonly height: number;
  /** After dark the cabin of a bus is lit. */
  readonly paint: (canvas: Canvas, dark: boolean) => void;
  /** Where the lamps are, for the night. */
  readonly lampY: number;
}

const tyre = '#22262c';
const glass = '#b9d4e2';

function wheel(canvas: Canvas, x: number, y: number, radius: number): void {
  canvas.fill(ellipse(x, y, radius), tyre);
  canvas.fill(ellipse(x, y, radius * 0.5), '#9aa2aa');
}

export function car(color: string): Vehicle {
  return {
    width: 62,
    height: 24,
    lampY: 13,
    paint(canvas) {
      canvas.fill(polygon(10, 10, 19, 1.5, 42, 1.5, 52, 10), color);
      canvas.fill(polygon(14, 9.5, 20.5, 3.2, 29.5, 3.2, 29.5, 9.5), glass);
      canvas.fill(polygon(31.5, 9.5, 31.5, 3.2, 41, 3.2, 48, 9.5), glass);
      canvas.fill(roundRect(1, 9, 60, 10.5, 4), color);
      canvas.fill(rect(2, 15.5, 58, 2), '#000000', { alpha: 0.15 });
      canvas.fill(roundRect(56, 10.5, 4.5, 3.5, 1.5), '#fff3c4', { lit: true });
      canvas.fill(roundRect(1, 10.5, 3.5, 3.5, 1.5), '#d63c31', { lit: true });
      wheel(canvas, 13, 18.5, 5.3);
      wheel(canvas, 48, 18.5, 5.3);
    },
  };
}

export function taxi(color: string): Vehicle {
  const base = car(color);
  return {
    ...base,
    paint(canvas, dark) {
      base.paint(canvas, dark);
      canvas.fill(roundRect(27, -0.5, 9, 3, 1), '#ffe98a', { lit: true });
      canvas.fill(rect(6, 12, 48, 2), '#ffffff', { alpha: 0.75 });
    },
  };
}

export function bus(color: string): Vehicle {
  return {
    width: 122,
    height: 46,
    lampY: 33,
    paint(canvas, dark) {
      const pane = dark ? '#ffe3a6' : glass;
      canvas.fill(roundRect(1, 2, 120, 38, 4), color);
      canvas.fill(rect(1, 26, 120, 6), '#f6e7a6');
      canvas.fill(roundRect(6, 7, 96, 14, 2), pane, { lit: dark });
      for (let x = 22; x < 100; x += 16) canvas.fill(rect(x, 7, 1.6, 14), color);
      canvas.fill(roundRect(105, 7, 14, 18, 2), pane, { lit: dark });
      canvas.fill(rect(86, 8, 11, 29), '#d8e4ea');
      canvas.fill(rect(91, 8, 1, 29), '#7b8794');
      canvas.fill(roundRect(115, 32, 5, 4, 1), '#fff3c4', { lit: true });
      canvas.fill(rect(1, 31, 3, 5), '#d63c31', { lit: true });
      wheel(canvas, 24, 39, 6.5);
      wheel(canvas, 98, 39, 6.5);
    },
  };
}

export function truck(color: string): Vehicle {
  return {
    width: 88,
    height: 38,
    lampY: 25,
    paint(canvas) {
      canvas.fill(rect(1, 3, 56, 26), ['#d9dfe3', '#bcc4ca']);
      for (let x = 8; x < 56; x += 8) canvas.fill(rect(x, 3, 0.9, 26), '#9fa8b0');
      canvas.fill(roundRect(59, 8, 27, 22, 4), color);
      canvas.fill(polygon(70, 11, 79, 11, 84, 19, 70, 19), glass);
      canvas.fill(rect(1, 28, 84, 4), '#3d444c');
      canvas.fill(roundRect(82, 23, 4, 4, 1), '#fff3c4', { lit: true });
      canvas.fill(rect(1, 24, 2.5, 4), '#d63c31', { lit: true });
      wheel(canvas, 15, 32, 5.8);
      wheel(canvas, 70, 32, 5.8);
    },
  };
}

/** A scooter with its rider: helmet, or the conical nón lá. */
export function motorbike(
  color: string,
  shirt: string,
  hat: 'helmet' | 'conical',
  helmet = '#e8e3d5',
): Vehicle {
  return {
    width: 30,
    height: 34,
    lampY: 19,
    paint(canvas) {
      wheel(canvas, 6, 29.2, 4.6);
      wheel(canvas, 24.5, 29.2, 4.6);
      canvas.fill(
        polygon(3, 21, 13, 20, 16, 26, 19, 26, 21, 16, 24, 16, 25.5, 25, 20, 30, 9, 30, 4, 26),
        color,
      );
      canvas.fill(polygon(20.5, 13, 24, 12, 24.5, 14, 21, 15), '#3a3f46');
      canvas.fill(polygon(10, 20, 17, 20, 20.5, 25.5, 18, 28, 15, 24, 9, 24), '#34405a');
      canvas.fill(polygon(8.5, 20.5, 10, 11, 15, 10, 22.5, 13.5, 22, 16, 15, 14.5, 14.5, 21), shirt);
      canvas.fill(ellipse(13.6, 7.2, 3), '#e2b48c');
      if (hat === 'conical') canvas.fill(polygon(7, 6.8, 13.8, 0.8, 20.6, 6.8), '#e9d9a6');
      else canvas.fill(arc(13.6, 6.8, 3.9, 4.2, Math.PI * 0.95, Math.PI * 2.05), helmet);
      canvas.fill(ellipse(24.4, 17.6, 1.5), '#fff3c4', { lit: true });
      canvas.fill(rect(2.2, 21.2, 2, 2), '#d63c31', { lit: true });
    },
  };
}

export function bicycle(shirt: string): Vehicle {
  return {
    width: 28,
    height: 34,
    lampY: 20,
    paint(canvas) {
      for (const x of [6, 22]) {
        canvas.fill(ellipse(x, 28, 5.4), '#2b2f36', { alpha: 0.9 });
        canvas.fill(ellipse(x, 28, 4.3), '#aeb6bd', { alpha: 0.65 });
      }
      canvas.fill(
        [
          polygon(6, 27.4, 12, 20, 13, 20.6, 7, 28.4),
          polygon(11, 20, 20, 19, 22.5, 28, 21.5, 28, 19, 20.4, 11, 21.4),
        ],
        '#7a3b34',
      );
      canvas.fill(polygon(10, 19.5, 14, 19, 16, 24.5, 14.5, 29, 13, 29, 13.6, 25), '#2f3950');
      canvas.fill(polygon(8.5, 20, 11, 10.5, 15, 10.5, 20, 16, 19, 17.2, 14.4, 14.4, 13, 20.4), shirt);
      canvas.fill(ellipse(13.6, 7.2, 2.9), '#e2b48c');
      canvas.fill(polygon(7, 6.9, 13.8, 0.9, 20.6, 6.9), '#e9d9a6');
    },
  };
}

/** The vehicle as a sprite, its lamps shining after dark. */
export function vehicleSprite(stage: Stage, vehicle: Vehicle, size: number, back: boolean): SizedSprite {
  const beam = stage.ambience.dark > 0.3 ? 46 : 0;
  const [width, height] = [(vehicle.width + 2 * beam) * size, vehicle.height * size];
  return stage.sprite(width, height, (canvas) => {
    canvas.at(
      back ? width : 0,
      0,
      (it) => {
        if (beam > 0) {
          it.glow(beam + vehicle.width + 16, vehicle.lampY + 5, 30, 9, '#ffeebb', 0.5 * stage.ambience.dark);
          it.glow(beam + vehicle.width, vehicle.lampY, 7, 6, '#fff6d5', 0.8);
          it.glow(beam, vehicle.lampY, 7, 5, '#ff3b30', 0.55);
        }
        it.at(beam, 0, (inner) => vehicle.paint(inner, stage.ambience.dark > 0.5));
      },
      size,
      back,
    );
  });
}
