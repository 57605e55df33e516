import { parseLayout } from './layout.ts';
import type { LayoutGrid } from './layout-grid.ts';
import type { PictureRegion } from './picture-region.ts';
import type { Carousel, SavedLayout } from './saved-layout.ts';

/** What a display shows. `tiles` may be longer than the grid has tiles: what does not fit is remembered, not lost. */
export interface Arrangement {
  /** Name of a built-in layout or id of a saved one: where the grid came from. */
  readonly layout: string;
  readonly grid: LayoutGrid;
  readonly tiles: readonly (string | null)[];
  readonly maximised: number | null;
  /** Parts of pictures, by tile number. */
  readonly zooms: Readonly<Record<string, PictureRegion>>;
  readonly carousel: (Carousel & { readonly at: number }) | null;
}

/** How many tiles a built-in layout has; 0 for a name that is none. */
export function tileCount(layout: string): number {
  return parseLayout(layout)?.cells.length ?? 0;
}

/** A display with that grid and those cameras, nothing enlarged. */
export function arrangement(
  layout: string,
  grid: LayoutGrid,
  tiles: readonly (string | null)[],
): Arrangement {
  return { layout, grid, tiles, maximised: null, zooms: {}, carousel: null };
}

/** A display with a built-in layout; an unknown name counts as 2x2. */
export function builtInArrangement(layout: string, tiles: readonly (string | null)[]): Arrangement {
  const known = tileCount(layout) > 0 ? layout : '2x2';
  return arrangement(known, gridOf(known), tiles);
}

function gridOf(layout: string): LayoutGrid {
  const { columns, rows, cells } = parseLayout(layout) ?? { columns: 1, rows: 1, cells: [] };
  return { columns, rows, cells: [...cells] };
}

/** The tiles that are on the display: exactly as many as the grid has. */
export function visibleTiles({ grid, tiles }: Pick<Arrangement, 'grid' | 'tiles'>): (string | null)[] {
  return grid.cells.map((_, tile) => tiles[tile] ?? null);
}

/** Puts a camera (null: nothing) on a tile; a tile that the grid does not have changes nothing. The tile shows its whole picture again. */
export function placeCamera(before: Arrangement, tile: number, cameraId: string | null): Arrangement {
  if (tile < 0 || tile >= before.grid.cells.length) return before;
  const length = Math.max(before.tiles.length, tile + 1);
  const tiles = Array.from({ length }, (_, index) =>
    index === tile ? cameraId : (before.tiles[index] ?? null),
  );
  return { ...before, tiles, zooms: withoutZoom(before.zooms, tile) };
}

/** Another grid: cameras stay by tile number, nothing stays maximised. */
export function setGrid(before: Arrangement, layout: string, grid: LayoutGrid): Arrangement {
  return { ...before, layout, grid, maximised: null };
}

/** A saved layout with its cameras. */
export function loadLayout({ id, grid, tiles }: SavedLayout): Arrangement {
  return arrangement(id, grid, tiles);
}

/** One tile fills the display; null, or a tile that is not there, shows all. */
export function maximise(before: Arrangement, tile: number | null): Arrangement {
  const there = tile !== null && tile < before.grid.cells.length && before.tiles[tile] != null;
  return { ...before, maximised: there ? tile : null };
}

/** The tile shows a part of its picture; null shows all of it. An empty tile has none. */
export function zoomTile(before: Arrangement, tile: number, region: PictureRegion | null): Arrangement {
  if (visibleTiles(before)[tile] == null) return before;
  const zooms = withoutZoom(before.zooms, tile);
  return { ...before, zooms: region === null ? zooms : { ...zooms, [tile]: region } };
}

function withoutZoom(zooms: Arrangement['zooms'], tile: number): Arrangement['zooms'] {
  return Object.fromEntries(Object.entries(zooms).filter(([key]) => key !== String(tile)));
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
  return Array.from({ length: displays }, (_, index) =>
    builtInArrangement(name, cameraIds.slice(index * each, (index + 1) * each)),
  );
}

/**
 * A display that takes another's cameras over: they fill its empty tiles; when those do not suffice, all cameras, its own first, stand on the
 * smallest square that holds them. What is beyond 64 is not shown.
 */
export function takeOver(own: Arrangement, moved: readonly string[]): Arrangement {
  const tiles = visibleTiles(own);
  const empty = tiles.flatMap((camera, tile) => (camera === null ? [tile] : []));
  if (empty.length >= moved.length) {
    moved.forEach((camera, index) => {
      tiles[empty[index] ?? 0] = camera;
    });
    return { ...own, tiles, maximised: null, carousel: null };
  }
  const all = [...tiles.filter((camera) => camera !== null), ...moved];
  return builtInArrangement(layoutFor(all.length), all);
}
