import type { GridChange } from './grid-change.ts';
import { divisor, refineGrid, scaleGrid, simplifyGrid } from './grid-lines.ts';
import { type GridCell, type LayoutGrid, maxGridLines } from './layout-grid.ts';
import { smallestSpan } from './smallest-tile.ts';

/** Most tiles that a layout has. */
export const maxTiles = 64;

/** Whether the parts stand side by side or one above the other. */
export type SplitDirection = 'columns' | 'rows';

/**
 * Divides a tile into equal parts (equal within a 96th of the display where the finest grid allows no better). The first part keeps the
 * tile's number, the others get new ones at the end, so that every camera stays where it is. Null when there is no such tile, when there
 * would be more than 64, or when the parts would be too small.
 */
export function splitCell(
  grid: LayoutGrid,
  tile: number,
  direction: SplitDirection,
  parts: number,
): GridChange | null {
  if (!Number.isInteger(parts) || parts < 2 || grid.cells.length + parts - 1 > maxTiles) return null;
  const fine = gridForSplit(simplifyGrid(grid), tile, direction, parts);
  const cell = fine.cells[tile];
  if (!cell) return null;
  const [first, ...others] = partsOf(cell, direction, parts);
  if (!first || [first, ...others].some((part) => part[direction] < smallestSpan(fine[direction])))
    return null;
  const cells = fine.cells.map((one, index) => (index === tile ? first : one));
  return {
    grid: { ...fine, cells: [...cells, ...others] },
    moved: grid.cells.map((_, index) => index),
  };
}

/** The grid with lines where the tile's parts meet, if there can be such lines; else the finest. */
function gridForSplit(grid: LayoutGrid, tile: number, direction: SplitDirection, parts: number): LayoutGrid {
  const span = grid.cells[tile]?.[direction] ?? parts;
  const times = parts / divisor(parts, span);
  if (times * grid[direction] > maxGridLines) return refineGrid(grid);
  return direction === 'columns' ? scaleGrid(grid, times, 1) : scaleGrid(grid, 1, times);
}

function partsOf(cell: GridCell, direction: SplitDirection, parts: number): GridCell[] {
  const line = (part: number) => Math.round((cell[direction] * part) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const offset = line(part);
    const span = line(part + 1) - offset;
    return direction === 'columns'
      ? { ...cell, column: cell.column + offset, columns: span }
      : { ...cell, row: cell.row + offset, rows: span };
  });
}
