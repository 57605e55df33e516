import { z } from 'zod';

/** Finest grid that a layout may use: every built-in layout and every halving or thirding of its tiles has a place on it. */
export const maxGridLines = 96;

const line = z.number().int().min(0).max(maxGridLines);
const span = z.number().int().min(1).max(maxGridLines);

/** A tile's place in a grid, in cells. */
export const GridCell = z.object({ column: line, row: line, columns: span, rows: span });
export type GridCell = z.infer<typeof GridCell>;

/** A grid and its tiles, in the order of their numbers; they cover it without gap or overlap. At most 64 tiles. */
export const LayoutGrid = z
  .object({ columns: span, rows: span, cells: z.array(GridCell).min(1).max(64) })
  .refine(coversGrid, {
    error: 'the tiles do not cover the grid exactly',
    // Only what has passed the bounds above is walked over: a grid of 60,000 by 60,000 would take all memory.
    when: ({ issues }) => issues.length === 0,
  });
export type LayoutGrid = z.infer<typeof LayoutGrid>;

/** Whether every cell of the grid belongs to exactly one tile. */
export function coversGrid(grid: { columns: number; rows: number; cells: readonly GridCell[] }): boolean {
  const taken = new Uint8Array(grid.columns * grid.rows);
  for (const { column, row, columns, rows } of grid.cells) {
    if (column + columns > grid.columns || row + rows > grid.rows) return false;
    for (let y = row; y < row + rows; y++)
      for (let x = column; x < column + columns; x++) {
        const at = y * grid.columns + x;
        if (taken[at] === 1) return false;
        taken[at] = 1;
      }
  }
  return taken.every((mark) => mark === 1);
}
