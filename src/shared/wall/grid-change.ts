import type { LayoutGrid } from './layout-grid.ts';

/** A grid after an edit; `moved[i]` is the number that the former tile `i` has now. Several that became one have the same. */
export interface GridChange {
  readonly grid: LayoutGrid;
  readonly moved: readonly number[];
}

/** The cameras on the tiles after an edit: each stays on its tile; of tiles that became one, the first that has a camera gives it. */
export function carryCameras(
  tiles: readonly (string | null)[],
  { grid, moved }: GridChange,
): (string | null)[] {
  const carried: (string | null)[] = grid.cells.map(() => null);
  moved.forEach((tile, before) => {
    carried[tile] ??= tiles[before] ?? null;
  });
  return carried;
}
