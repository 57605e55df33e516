import { until } from './until.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** Longer than the governor waits between two steps, but for those that it has given up. */
const restMs = 20_000;

/**
 * Waits until every tile is live, at least `leastWhole` of them with all that their size asks for, and the governor has decided nothing for a while. A busy machine's
 * wall is settled too: then most of it stays low.
 */
export function settled(
  wall: WallUnderTest,
  tiles: number,
  { leastWhole, timeoutMs }: { readonly leastWhole: number; readonly timeoutMs: number },
): Promise<true> {
  const startedAtMs = Date.now();
  const { governor } = wall.console.decoding;
  const rests = () => Date.now() - Math.max(startedAtMs, governor.decisions()[0]?.atMs ?? 0) > restMs;
  const live = () => wall.tiles().filter(({ state }) => state === 'live').length;
  const isSettled = () => live() === tiles && wholeTiles(wall).length >= leastWhole && rests();
  return until('a wall that rests', isSettled, timeoutMs, () => [
    wall.tiles().map(({ tile, state, reason }) => [tile, state, reason]),
    governor.decisions().slice(0, 5),
  ]);
}

/** The tiles that have all that their size asks for. */
export function wholeTiles(wall: WallUnderTest): number[] {
  const whole = wall.tiles().filter(({ reason }) => reason === null || reason === 'small-tile');
  return whole.flatMap(({ tile, state }) => (state === 'live' ? tile : []));
}
