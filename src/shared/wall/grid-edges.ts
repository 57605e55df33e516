import type { GridCell, LayoutGrid } from './layout-grid.ts';

/**
 * A line between tiles that can be moved. `upright`: it stands at the column line `at`, from row line `from` to `to`, the tiles `before` it
 * at its left; else it lies at the row line `at`, the tiles `before` it above. Tile numbers in order.
 */
export interface GridEdge {
  readonly upright: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Whether an edge is a whole straight line, or only the part of it that must move together. */
export type EdgeReach = 'lines' | 'parts';

/** Every edge between tiles, upright ones first, then by place. */
export function edgesOf(grid: LayoutGrid, reach: EdgeReach = 'lines'): GridEdge[] {
  return [...edgesAlong(grid, true, reach), ...edgesAlong(grid, false, reach)];
}

/** A tile as edges of one direction see it: `start` to `end` across them, `low` to `high` along them. */
export interface TileSpan {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
}

export function spanOf({ column, row, columns, rows }: GridCell, upright: boolean): TileSpan {
  const right = column + columns;
  const bottom = row + rows;
  return upright
    ? { start: column, end: right, low: row, high: bottom }
    : { start: row, end: bottom, low: column, high: right };
}

function edgesAlong(grid: LayoutGrid, upright: boolean, reach: EdgeReach): GridEdge[] {
  const spans = grid.cells.map((cell) => spanOf(cell, upright));
  const lines = new Set(spans.map(({ start }) => start).filter((start) => start > 0));
  return [...lines]
    .sort((a, b) => a - b)
    .flatMap((at) => edgesAt(spans, at, reach).map((edge) => ({ upright, ...edge })));
}

/** Walks along one line and joins what touches: tiles that overlap; for whole lines also those that only follow one another. */
function edgesAt(spans: readonly TileSpan[], at: number, reach: EdgeReach): Omit<GridEdge, 'upright'>[] {
  const touching = spans
    .map((span, tile) => ({ ...span, tile }))
    .filter(({ start, end }) => start === at || end === at)
    .sort((a, b) => a.low - b.low);
  const runs: (typeof touching)[] = [];
  let reached = -1;
  for (const one of touching) {
    const joins = reach === 'lines' ? one.low <= reached : one.low < reached;
    if (joins) runs.at(-1)?.push(one);
    else runs.push([one]);
    reached = Math.max(reached, one.high);
  }
  return runs.map((run) => {
    const numbers = (side: typeof run) => side.map(({ tile }) => tile).sort((a, b) => a - b);
    return {
      at,
      from: Math.min(...run.map(({ low }) => low)),
      to: Math.max(...run.map(({ high }) => high)),
      before: numbers(run.filter(({ end }) => end === at)),
      after: numbers(run.filter(({ start }) => start === at)),
    };
  });
}
