import { NutGarbage } from './nut-cursor.ts';
import type { NutStreamClock } from './nut-frame-head.ts';
import type { TimeBase } from './nut-main-header.ts';

/** Sets every stream's clock to a syncpoint's global time, which is coded with the number of its time base, rounded down. */
export function resetClocks(
  coded: number,
  timeBases: readonly TimeBase[],
  clocks: readonly NutStreamClock[],
): void {
  const timeBase = timeBases[coded % timeBases.length];
  if (timeBase === undefined) throw new NutGarbage('time base of a syncpoint');
  const time = Math.floor(coded / timeBases.length);
  for (const clock of clocks) clock.lastPts = rescale(time, timeBase, clock.stream.timeBase);
}

function rescale(time: number, from: TimeBase, to: TimeBase): number {
  if (from.num === to.num && from.den === to.den) return time;
  return Number((BigInt(time) * BigInt(from.num) * BigInt(to.den)) / (BigInt(from.den) * BigInt(to.num)));
}
