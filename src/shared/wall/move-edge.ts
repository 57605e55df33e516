import { type GridEdge, spanOf } from './grid-edges.ts';
import type { GridCell, LayoutGrid } from './layout-grid.ts';
import { smallestSpan } from './smallest-tile.ts';

/** How far an edge of this grid can go: each tile beside it keeps its smallest size, and one that is smaller already stays as it is. */
export function edgeRange(grid: LayoutGrid, edge: GridEdge): { min: number; max: number } {
  const least = smallestSpan(edge.upright ? grid.columns : grid.rows);
  const spans = (tiles: readonly number[]) =>
    tiles.flatMap((tile) => grid.cells[tile] ?? []).map((cell) => spanOf(cell, edge.upright));
  const min = Math.max(...spans(edge.before).map(({ start }) => start + least));
  const max = Math.min(...spans(edge.after).map(({ end }) => end - least));
  return { min: Math.min(min, edge.at), max: Math.max(max, edge.at) };
}

/** The grid with that edge (one of `edgesOf` this grid) moved to another line, as far as it can go. Tiles keep their numbers. */
export function moveEdge(grid: LayoutGrid, edge: GridEdge, to: number): LayoutGrid {
  const { min, max } = edgeRange(grid, edge);
  const by = Math.min(max, Math.max(min, Math.round(to))) - edge.at;
  const cells = grid.cells.map((cell, tile) => {
    if (edge.before.includes(tile)) return grow(cell, edge.upright, 0, by);
    return edge.after.includes(tile) ? grow(cell, edge.upright, by, -by) : cell;
  });
  return { ...grid, cells };
}

function grow(cell: GridCell, upright: boolean, startBy: number, spanBy: number): GridCell {
  return upright
    ? { ...cell, column: cell.column + startBy, columns: cell.columns + spanBy }
    : { ...cell, row: cell.row + startBy, rows: cell.rows + spanBy };
}
