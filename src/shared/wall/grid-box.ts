import type { GridCell, LayoutGrid } from './layout-grid.ts';

/** The smallest rectangle around these cells; null around none. */
export function boxAround(cells: readonly GridCell[]): GridCell | null {
  if (cells.length === 0) return null;
  const column = Math.min(...cells.map((cell) => cell.column));
  const row = Math.min(...cells.map((cell) => cell.row));
  const right = Math.max(...cells.map((cell) => cell.column + cell.columns));
  const bottom = Math.max(...cells.map((cell) => cell.row + cell.rows));
  return { column, row, columns: right - column, rows: bottom - row };
}

/** The fewest tiles, by number and in order, that include these and make a rectangle together. Numbers of no tile are passed over. */
export function tilesInBox(grid: LayoutGrid, tiles: readonly number[]): number[] {
  const cells = tiles.flatMap((tile) => grid.cells[tile] ?? []);
  const box = boxAround(cells);
  if (!box) return [];
  const within = grid.cells.flatMap((cell, tile) => (overlap(cell, box) ? [tile] : []));
  return within.length === cells.length ? within : tilesInBox(grid, within);
}

function overlap(a: GridCell, b: GridCell): boolean {
  return (
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns &&
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows
  );
}
