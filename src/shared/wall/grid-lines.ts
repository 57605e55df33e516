import { type GridCell, type LayoutGrid, maxGridLines } from './layout-grid.ts';

/** The same tiles on the coarsest grid that has their edges on its lines. */
export function simplifyGrid(grid: LayoutGrid): LayoutGrid {
  const columnsEach = grid.cells.reduce((all, cell) => divisor(divisor(all, cell.column), cell.columns), 0);
  const rowsEach = grid.cells.reduce((all, cell) => divisor(divisor(all, cell.row), cell.rows), 0);
  return scaleGrid(grid, 1 / columnsEach, 1 / rowsEach);
}

/** The same tiles on the finest grid that has their edges on its lines: as many lines as fit into 96. */
export function refineGrid(grid: LayoutGrid): LayoutGrid {
  const coarse = simplifyGrid(grid);
  return scaleGrid(coarse, Math.floor(maxGridLines / coarse.columns), Math.floor(maxGridLines / coarse.rows));
}

/** The same tiles on a grid of that many times the lines; the caller makes sure that all stay whole. */
export function scaleGrid(grid: LayoutGrid, columnsTimes: number, rowsTimes: number): LayoutGrid {
  const scaleCell = ({ column, row, columns, rows }: GridCell): GridCell => ({
    column: Math.round(column * columnsTimes),
    row: Math.round(row * rowsTimes),
    columns: Math.round(columns * columnsTimes),
    rows: Math.round(rows * rowsTimes),
  });
  return {
    columns: Math.round(grid.columns * columnsTimes),
    rows: Math.round(grid.rows * rowsTimes),
    cells: grid.cells.map(scaleCell),
  };
}

/** Greatest common divisor; of 0 and a number, that number. */
export function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
