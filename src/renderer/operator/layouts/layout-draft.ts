import { tilesInBox } from '../../../shared/wall/grid-box.ts';
import { carryCameras, type GridChange } from '../../../shared/wall/grid-change.ts';
import { type EdgeReach, edgesOf, type GridEdge } from '../../../shared/wall/grid-edges.ts';
import { refineGrid, simplifyGrid } from '../../../shared/wall/grid-lines.ts';
import type { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { mergeCells } from '../../../shared/wall/merge-cells.ts';
import { moveEdge } from '../../../shared/wall/move-edge.ts';
import { maxTiles, type SplitDirection, splitCell } from '../../../shared/wall/split-cell.ts';
import { type Direction, neighbourTile } from '../neighbour-tile.ts';

/** A grid and the cameras on it. */
interface Sketch {
  readonly grid: LayoutGrid;
  readonly tiles: readonly (string | null)[];
}

/** Why an edit was not made. */
export type DraftRefusal = 'too-many' | 'too-small' | 'not-rectangle' | 'nothing-to-undo';

/** A layout while it is edited: always on the finest grid, so that edges can go anywhere. */
export interface LayoutDraft extends Sketch {
  /** Numbers of the selected tiles, in order; never empty. */
  readonly selected: readonly number[];
  /** The selected tile that arrows start from. */
  readonly current: number;
  readonly past: readonly Sketch[];
  readonly refusal: DraftRefusal | null;
  /** The edge that the last step moved: more steps of the same edge are taken back as one. */
  readonly nudged: string | null;
}

/** What selecting a tile does with those already selected: forget them, add or leave out this one, reach to it as a rectangle. */
export type SelectHow = 'only' | 'toggle' | 'reach';

export function startDraft(grid: LayoutGrid, tiles: readonly (string | null)[]): LayoutDraft {
  const cameras = grid.cells.map((_, tile) => tiles[tile] ?? null);
  const fresh = { selected: [0], current: 0, past: [], refusal: null, nudged: null };
  return { grid: refineGrid(grid), tiles: cameras, ...fresh };
}

/** The edited layout as it is saved: on the coarsest grid that holds it. */
export function finishDraft({ grid, tiles }: LayoutDraft): { grid: LayoutGrid; tiles: (string | null)[] } {
  return { grid: simplifyGrid(grid), tiles: [...tiles] };
}

export function selectTile(draft: LayoutDraft, tile: number, how: SelectHow): LayoutDraft {
  const calm = { ...draft, refusal: null };
  if (how === 'only') return { ...calm, selected: [tile], current: tile };
  if (how === 'reach')
    return { ...calm, selected: tilesInBox(draft.grid, [...draft.selected, tile]), current: tile };
  const others = draft.selected.filter((one) => one !== tile);
  const left = others.length < draft.selected.length && others.length > 0;
  if (left) return { ...calm, selected: others, current: others[0] ?? tile };
  return { ...calm, selected: [...others, tile].sort((a, b) => a - b), current: tile };
}

export function stepTo(draft: LayoutDraft, direction: Direction, how: 'only' | 'reach'): LayoutDraft {
  return selectTile(draft, neighbourTile(draft.grid, draft.current, direction), how);
}

/** Splits every selected tile; all of them or none. */
export function splitSelected(draft: LayoutDraft, direction: SplitDirection, parts: number): LayoutDraft {
  const added = draft.selected.length * (parts - 1);
  if (draft.grid.cells.length + added > maxTiles) return { ...draft, refusal: 'too-many' };
  let { grid } = draft;
  for (const tile of draft.selected) {
    const split = splitCell(grid, tile, direction, parts);
    if (!split) return { ...draft, refusal: 'too-small' };
    grid = split.grid;
  }
  return changed(draft, { grid, moved: draft.grid.cells.map((_, tile) => tile) }, draft.selected);
}

export function mergeSelected(draft: LayoutDraft): LayoutDraft {
  const merged = mergeCells(draft.grid, draft.selected);
  if (!merged) return { ...draft, refusal: 'not-rectangle' };
  return changed(draft, merged, [merged.moved[draft.selected[0] ?? 0] ?? 0]);
}

export function undo(draft: LayoutDraft): LayoutDraft {
  const before = draft.past.at(-1);
  if (!before) return { ...draft, refusal: 'nothing-to-undo' };
  const kept = draft.selected.filter((tile) => tile < before.grid.cells.length);
  const selected = kept.length > 0 ? kept : [0];
  const past = draft.past.slice(0, -1);
  return { ...before, selected, current: selected[0] ?? 0, past, refusal: null, nudged: null };
}

/** Remembers the draft as it is, so that everything up to the next such call is taken back at once. */
export function beginDrag(draft: LayoutDraft): LayoutDraft {
  return { ...draft, past: [...draft.past, sketchOf(draft)], refusal: null, nudged: null };
}

/** The draft with an edge of `from`, the grid at the start of the drag, sent to a line. */
export function dragEdge(draft: LayoutDraft, from: LayoutGrid, edge: GridEdge, to: number): LayoutDraft {
  return { ...draft, grid: moveEdge(from, edge, to) };
}

/** Drops the memory of a drag that moved nothing. */
export function endDrag(draft: LayoutDraft): LayoutDraft {
  const before = draft.past.at(-1);
  const same = before && JSON.stringify(before.grid) === JSON.stringify(draft.grid);
  return same ? { ...draft, past: draft.past.slice(0, -1) } : draft;
}

/** Moves an edge by so many lines. */
export function nudgeEdge(draft: LayoutDraft, edge: GridEdge, by: number): LayoutDraft {
  const name = `${edge.upright} ${edge.before[0]} ${edge.after[0]}`;
  const past = draft.nudged === name ? draft.past : [...draft.past, sketchOf(draft)];
  return { ...draft, grid: moveEdge(draft.grid, edge, edge.at + by), past, refusal: null, nudged: name };
}

/** The edge of `edges` on which the middle of another edge lies now, and where it is in the list; -1 when it is gone. */
export function findEdge(
  grid: LayoutGrid,
  reach: EdgeReach,
  wanted: Pick<GridEdge, 'upright' | 'at' | 'from'>,
): number {
  return edgesOf(grid, reach).findIndex(
    ({ upright, at, from, to }) =>
      upright === wanted.upright && at === wanted.at && from <= wanted.from && wanted.from < to,
  );
}

function sketchOf({ grid, tiles }: Sketch): Sketch {
  return { grid, tiles };
}

function changed(draft: LayoutDraft, change: GridChange, selected: readonly number[]): LayoutDraft {
  return {
    grid: refineGrid(change.grid),
    tiles: carryCameras(draft.tiles, change),
    selected,
    current: selected[0] ?? 0,
    past: [...draft.past, sketchOf(draft)],
    refusal: null,
    nudged: null,
  };
}
