import { type PictureRegion, smallestPart } from './picture-region.ts';

/** A point of what a tile shows, in fractions of it from the upper left. */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
}

const whole: PictureRegion = { x: 0, y: 0, width: 1, height: 1 };

/**
 * Magnifies about a point, which stays where it is: `factor` over 1 comes nearer, under 1 goes away. Null is the whole picture, in and out. The
 * part keeps the picture's shape.
 */
export function zoomAbout(
  region: PictureRegion | null,
  point: TilePoint,
  factor: number,
): PictureRegion | null {
  const before = region ?? whole;
  const width = clamp(before.width / factor, smallestPart, 1);
  const height = clamp(before.height / factor, smallestPart, 1);
  return settle({
    x: before.x + point.x * (before.width - width),
    y: before.y + point.y * (before.height - height),
    width,
    height,
  });
}

/** Moves the part by fractions of itself; it stays inside the picture. */
export function panRegion(region: PictureRegion | null, byX: number, byY: number): PictureRegion | null {
  if (region === null) return null;
  return settle({ ...region, x: region.x + byX * region.width, y: region.y + byY * region.height });
}

/** The part under a box that was drawn over what the tile shows, widened to the picture's shape about its middle. A box drawn backwards counts the same. */
export function boxRegion(
  region: PictureRegion | null,
  from: TilePoint,
  to: TilePoint,
): PictureRegion | null {
  const before = region ?? whole;
  const share = clamp(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)), 0, 1);
  const width = clamp(share * before.width, smallestPart, 1);
  const height = clamp(share * before.height, smallestPart, 1);
  return settle({
    x: before.x + ((from.x + to.x) / 2) * before.width - width / 2,
    y: before.y + ((from.y + to.y) / 2) * before.height - height / 2,
    width,
    height,
  });
}

/** Inside the picture; null when it is all of it. */
function settle({ x, y, width, height }: PictureRegion): PictureRegion | null {
  if (width > 0.999 && height > 0.999) return null;
  return { x: clamp(x, 0, 1 - width), y: clamp(y, 0, 1 - height), width, height };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
