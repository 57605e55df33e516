import { parseLayout } from './layout.ts';

/** What a display shows. `tiles` may be longer than the layout has tiles: what does not fit is remembered, not lost. */
export interface Arrangement {
  readonly layout: string;
  readonly tiles: readonly (string | null)[];
}

/** How many tiles a layout has; 0 for a name that is no layout. */
export function tileCount(layout: string): number {
  return parseLayout(layout)?.cells.length ?? 0;
}

/** The tiles that are on the display: exactly as many as the layout has. */
export function visibleTiles({ layout, tiles }: Arrangement): (string | null)[] {
  return Array.from({ length: tileCount(layout) }, (_, tile) => tiles[tile] ?? null);
}

/** Puts a camera (null: nothing) on a tile; a tile the layout does not have changes nothing. */
export function placeCamera(arrangement: Arrangement, tile: number, cameraId: string | null): Arrangement {
  if (tile < 0 || tile >= tileCount(arrangement.layout)) return arrangement;
  const length = Math.max(arrangement.tiles.length, tile + 1);
  const tiles = Array.from({ length }, (_, index) =>
    index === tile ? cameraId : (arrangement.tiles[index] ?? null),
  );
  return { ...arrangement, tiles };
}

/** The smallest square layout with room for that many cameras, at most 8x8. */
export function layoutFor(cameras: number): string {
  const side = Math.min(8, Math.max(1, Math.ceil(Math.sqrt(cameras))));
  return `${side}x${side}`;
}

/** Deals cameras out to displays in order, each filled before the next; `layout` null lets each display take an even share. */
export function dealCameras(
  cameraIds: readonly string[],
  displays: number,
  layout: string | null,
): readonly Arrangement[] {
  const share = Math.ceil(cameraIds.length / Math.max(1, displays));
  const name = layout ?? layoutFor(share);
  const each = layout === null ? Math.min(share, tileCount(name)) : tileCount(name);
  return Array.from({ length: displays }, (_, index) => ({
    layout: name,
    tiles: cameraIds.slice(index * each, (index + 1) * each),
  }));
}
