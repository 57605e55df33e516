import type { WallView } from '../../shared/wall/wall-view.ts';
import type { OperatorState } from './operator-store.ts';
import { tileKnowledge } from './plan-words.ts';
import { tileCount } from './selected-tile.ts';

/** Tiles of all displays that have a camera: how many are live, and how many are not (known or not). */
export function countTiles(
  wall: WallView,
  state: Pick<OperatorState, 'reports' | 'nowMs' | 'openedAtMs'>,
): { live: number; notLive: number } {
  const count = { live: 0, notLive: 0 };
  for (const display of wall.displays)
    display.tiles.slice(0, tileCount(display)).forEach((cameraId, tile) => {
      if (cameraId === null) return;
      const known = tileKnowledge(state, display.id, tile, cameraId);
      const live = known.kind === 'report' && known.report.state === 'live';
      count[live ? 'live' : 'notLive'] += 1;
    });
  return count;
}
