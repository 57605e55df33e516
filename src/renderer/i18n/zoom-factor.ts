import type { PictureRegion } from '../../shared/wall/picture-region.ts';

/** How many times larger a part is shown than the whole picture would be, as "2.5". */
export function zoomFactor({ width, height }: PictureRegion): string {
  return String(Math.round(10 / Math.max(width, height)) / 10);
}
