import { until } from './until.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** Longer than the governor waits between two steps, but for those that it has given up. */
const restMs = 20_000;

/**
 * Waits until every tile is live, then until the governor has decided nothing for a while and at least `leastWhole` of them have all that their size asks for. A busy
 * machine's wall is settled too: then most of it stays low. False when it does not come to that in time; throws when the tiles do not even become live.
 */
export async function settled(
  wall: WallUnderTest,
  tiles: number,
  { leastWhole, timeoutMs }: { readonly leastWhole: number; readonly timeoutMs: number },
): Promise<boolean> {
  const live = () => wall.tiles().filter(({ state }) => state === 'live').length === tiles;
  await until('a live wall', live, timeoutMs, () =>
    wall.tiles().map(({ tile, state, reason, detail }) => [tile, state, reason, detail]),
  );
  const liveAtMs = Date.now();
  const { governor } = wall.console.decoding;
  const rests = () => Date.now() - Math.max(liveAtMs, governor.decisions()[0]?.atMs ?? 0) > restMs;
  const isOver = () => Date.now() - liveAtMs > timeoutMs;
  const isSettled = () => live() && rests() && wholeTiles(wall).length >= leastWhole;
  await until('a wall that rests', () => isSettled() || isOver(), 2 * timeoutMs);
  return isSettled();
}

/** The tiles that have all that their size asks for. */
export function wholeTiles(wall: WallUnderTest): number[] {
  const whole = wall.tiles().filter(({ reason }) => reason === null || reason === 'small-tile');
  return whole.flatMap(({ tile, state }) => (state === 'live' ? tile : []));
}
