import type { DisplayView, WallView } from '../../shared/wall/wall-view.ts';
import type { TilePlace } from './operator-store.ts';

/** The selected tile as the wall is now: the first tile when nothing is selected or the selected one is gone; null without displays. */
export function selectedTile(wall: WallView, selected: TilePlace | null): TilePlace | null {
  const display = wall.displays.find(({ id }) => id === selected?.displayId);
  if (display && selected && selected.tile < tileCount(display)) return selected;
  const fallback = display ?? wall.displays[0];
  return fallback ? { displayId: fallback.id, tile: 0 } : null;
}

export function tileCount(display: DisplayView): number {
  return display.grid.cells.length;
}

/** The camera wanted on a tile; null when the tile is empty or gone. */
export function cameraAt(wall: WallView, place: TilePlace | null): string | null {
  if (place === null) return null;
  return wall.displays.find(({ id }) => id === place.displayId)?.tiles[place.tile] ?? null;
}
