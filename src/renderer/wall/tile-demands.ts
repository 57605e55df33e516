import type { TileDemand } from '../../shared/wall/feed-order.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import type { PlannedTile } from './plan-tiles.ts';

/** What the core is told of a window's tiles: the room that each whole picture has, and which are to be as good as can be. */
export function tileDemands(tiles: readonly PlannedTile[], display: DisplayView | undefined): TileDemand[] {
  return tiles.flatMap(({ tile, rect, camera, region }) => {
    const widthPx = rect.width / (region?.width ?? 1);
    const heightPx = rect.height / (region?.height ?? 1);
    if (camera === null || widthPx <= 0 || heightPx <= 0) return [];
    const best = region !== null || display?.maximised === tile;
    return [{ tile, cameraId: camera.id, widthPx, heightPx, best }];
  });
}
