import type { CapacityFigure, Machine } from '../../../shared/capacity/capacity.ts';

/** Pictures a second of the usual stream. */
export const usualFps = 25;

/** How many streams of that kind would take the whole machine, were there nothing else to do; null where it does not work. */
export function streamsToFill(
  { msPerPicture }: Pick<CapacityFigure, 'msPerPicture'>,
  { cores }: Pick<Machine, 'cores'>,
): number | null {
  return msPerPicture === null ? null : Math.floor((cores * 1000) / (msPerPicture * usualFps));
}
