import type { GridCell } from './layout-grid.ts';

/** A tile's place in a layout's grid, in cells. */
export type LayoutCell = Readonly<GridCell>;

/** A grid and its tiles, as LayoutGrid has them. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly LayoutCell[];
}

/** A built-in layout: its tiles in reading order, the large one first. */
export interface Layout extends Grid {
  readonly name: string;
}

/** A tile's rectangle in whole pixels of its window. */
export interface TileRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Layouts with one large tile: size of the grid, and where the large tile stands and how many cells it spans. */
const withLarge: Readonly<Record<string, { grid: number; at: number; span: number }>> = {
  '1+5': { grid: 3, at: 0, span: 2 },
  '1+7': { grid: 4, at: 0, span: 3 },
  '1+12': { grid: 4, at: 1, span: 2 },
};

/** Names of the built-in layouts, in the order a menu shows them. */
export const layoutNames: readonly string[] = [
  ...Array.from({ length: 8 }, (_, index) => `${index + 1}x${index + 1}`),
  ...Object.keys(withLarge),
];

/** The layout of that name (`3x3`, columns x rows up to 8x8, `1+5`, `1+7`, `1+12`), or null. */
export function parseLayout(name: string): Layout | null {
  const large = withLarge[name];
  if (large) return largeLayout(name, large);
  const match = /^([1-8])x([1-8])$/.exec(name);
  if (!match) return null;
  const columns = Number(match[1]);
  const rows = Number(match[2]);
  return { name, columns, rows, cells: singleCells(columns, rows, () => true) };
}

function largeLayout(name: string, { grid, at, span }: { grid: number; at: number; span: number }): Layout {
  const outside = (column: number, row: number) =>
    column < at || column >= at + span || row < at || row >= at + span;
  const large: LayoutCell = { column: at, row: at, columns: span, rows: span };
  return { name, columns: grid, rows: grid, cells: [large, ...singleCells(grid, grid, outside)] };
}

function singleCells(
  columns: number,
  rows: number,
  wanted: (column: number, row: number) => boolean,
): LayoutCell[] {
  const cells: LayoutCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (wanted(column, row)) cells.push({ column, row, columns: 1, rows: 1 });
  return cells;
}

/** The layout's tiles as pixel rectangles that cover a window of that size without gap or overlap. */
export function layoutRects(layout: Grid, width: number, height: number): TileRect[] {
  const left = (column: number) => Math.round((column * width) / layout.columns);
  const top = (row: number) => Math.round((row * height) / layout.rows);
  return layout.cells.map((cell) => {
    const x = left(cell.column);
    const y = top(cell.row);
    return { x, y, width: left(cell.column + cell.columns) - x, height: top(cell.row + cell.rows) - y };
  });
}

/** The largest rectangle of the picture's shape inside a tile, centred: nothing is cut off, nothing distorted. */
export function fitPicture(tile: TileRect, pictureWidth: number, pictureHeight: number): TileRect {
  const scale = Math.min(tile.width / pictureWidth, tile.height / pictureHeight);
  const width = Math.min(tile.width, Math.round(pictureWidth * scale));
  const height = Math.min(tile.height, Math.round(pictureHeight * scale));
  return {
    x: tile.x + Math.floor((tile.width - width) / 2),
    y: tile.y + Math.floor((tile.height - height) / 2),
    width,
    height,
  };
}
