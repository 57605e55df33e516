import type { Points } from './coverage.ts';

export function rect(x: number, y: number, width: number, height: number): Points {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

export function polygon(...points: number[]): Points {
  return points;
}

export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX): Points {
  return arc(x, y, radiusX, radiusY, 0, 2 * Math.PI);
}

/** The piece of an ellipse between two angles (radians, clockwise from east), closed by a straight line. */
export function arc(
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  from: number,
  to: number,
): Points {
  const steps = Math.max(8, Math.ceil((Math.abs(to - from) / Math.PI) * 18));
  return Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps).flatMap(
    (angle) => [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)],
  );
}

export function roundRect(x: number, y: number, width: number, height: number, radius: number): Points {
  const quarter = Math.PI / 2;
  const corner = (cx: number, cy: number, turn: number) =>
    arc(cx, cy, radius, radius, turn * quarter, (turn + 1) * quarter);
  return [
    ...corner(x + width - radius, y + height - radius, 0),
    ...corner(x + radius, y + height - radius, 1),
    ...corner(x + radius, y + radius, 2),
    ...corner(x + width - radius, y + radius, 3),
  ];
}

/** A straight stroke of some thickness. */
export function line(x0: number, y0: number, x1: number, y1: number, thickness: number): Points {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const nx = (-(y1 - y0) / length) * (thickness / 2);
  const ny = ((x1 - x0) / length) * (thickness / 2);
  return [x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny];
}
