import { boxAround } from './grid-box.ts';
import type { GridChange } from './grid-change.ts';
import type { GridCell, LayoutGrid } from './layout-grid.ts';

/**
 * Makes one tile of several. It has the lowest of their numbers; the tiles behind the others move up. Null when they are fewer than two,
 * when one does not exist, or when they are not a rectangle together.
 */
export function mergeCells(grid: LayoutGrid, tiles: readonly number[]): GridChange | null {
  const chosen = new Set(tiles);
  const cells = [...chosen].flatMap((tile) => grid.cells[tile] ?? []);
  const box = boxAround(cells);
  if (chosen.size < 2 || cells.length < chosen.size || box === null) return null;
  const area = cells.reduce((sum, cell) => sum + areaOf(cell), 0);
  if (area !== areaOf(box)) return null;
  const kept = Math.min(...chosen);
  const gone = [...chosen].filter((tile) => tile !== kept);
  const newNumber = (tile: number) => tile - gone.filter((one) => one < tile).length;
  return {
    grid: {
      ...grid,
      cells: grid.cells.flatMap((cell, tile) => (tile === kept ? [box] : chosen.has(tile) ? [] : [cell])),
    },
    moved: grid.cells.map((_, tile) => newNumber(chosen.has(tile) ? kept : tile)),
  };
}

function areaOf({ columns, rows }: GridCell): number {
  return columns * rows;
}
