import type { Grid, LayoutCell } from '../../shared/wall/layout.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The tile that an arrow key leads to: the nearest one that lies wholly on that side; the same tile when there is none. Among equally near
 * ones, the one whose middle is closest to this tile's middle, upper and left first.
 */
export function neighbourTile(layout: Grid, tile: number, direction: Direction): number {
  const from = layout.cells[tile];
  if (!from) return 0;
  let best = { tile, along: Number.POSITIVE_INFINITY, across: Number.POSITIVE_INFINITY };
  layout.cells.forEach((cell, candidate) => {
    const { along, across } = offset(from, cell, direction);
    if (along < 0) return;
    if (along < best.along || (along === best.along && across < best.across))
      best = { tile: candidate, along, across };
  });
  return best.tile;
}

/** Cells between the two along the direction (negative: not on that side), and between their middles across it. Tiles of other rows are far. */
function offset(from: LayoutCell, to: LayoutCell, direction: Direction): { along: number; across: number } {
  const middleX = (cell: LayoutCell) => cell.column + cell.columns / 2;
  const middleY = (cell: LayoutCell) => cell.row + cell.rows / 2;
  const gaps = {
    left: from.column - (to.column + to.columns),
    right: to.column - (from.column + from.columns),
    up: from.row - (to.row + to.rows),
    down: to.row - (from.row + from.rows),
  };
  const sideways = direction === 'left' || direction === 'right';
  const across = sideways ? Math.abs(middleY(to) - middleY(from)) : Math.abs(middleX(to) - middleX(from));
  const reach = sideways ? (from.rows + to.rows) / 2 : (from.columns + to.columns) / 2;
  return { along: across < reach ? gaps[direction] : -1, across };
}
