import { expect, test } from 'vitest';
import { edgesOf } from '../../../shared/wall/grid-edges.ts';
import { parseLayout } from '../../../shared/wall/layout.ts';
import { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import {
  beginDrag,
  dragEdge,
  endDrag,
  finishDraft,
  mergeSelected,
  nudgeEdge,
  selectTile,
  splitSelected,
  startDraft,
  stepTo,
  undo,
} from './layout-draft.ts';

const cameras = ['a', 'b', 'c', 'd'];
const start = () => startDraft(LayoutGrid.parse(parseLayout('2x2')), cameras);

test('splitting keeps every camera where it is, and undo brings the former grid back', () => {
  const split = splitSelected(selectTile(start(), 3, 'toggle'), 'columns', 3);
  expect(split.tiles).toEqual(['a', 'b', 'c', 'd', null, null, null, null]);
  expect(finishDraft(split).grid.columns).toBe(6);
  expect(finishDraft(undo(split))).toEqual(finishDraft(start()));
});

test('reaching selects a rectangle that can be merged; several tiles that are none are refused', () => {
  const reached = stepTo(stepTo(start(), 'right', 'reach'), 'down', 'reach');
  expect(reached.selected).toEqual([0, 1, 2, 3]);
  expect(finishDraft(mergeSelected(reached))).toEqual({
    grid: { columns: 1, rows: 1, cells: [{ column: 0, row: 0, columns: 1, rows: 1 }] },
    tiles: ['a'],
  });
  const corner = selectTile(start(), 3, 'toggle');
  expect(mergeSelected(corner)).toEqual({ ...corner, refusal: 'not-rectangle' });
});

test('the last selected tile cannot be left out', () => {
  expect(selectTile(start(), 0, 'toggle').selected).toEqual([0]);
  expect(selectTile(selectTile(start(), 1, 'toggle'), 0, 'toggle').selected).toEqual([1]);
});

test('a drag is taken back as one step, and so are the steps of one edge; a drag to nowhere is none', () => {
  const [edge] = edgesOf(start().grid);
  if (!edge) throw new Error('2x2 has edges');
  const grid = start().grid;
  const dragged = dragEdge(dragEdge(beginDrag(start()), grid, edge, 60), grid, edge, 70);
  expect(endDrag(dragged).past).toHaveLength(1);
  expect(undo(endDrag(dragged)).grid).toEqual(grid);
  expect(endDrag(dragEdge(beginDrag(start()), grid, edge, edge.at)).past).toEqual([]);
  const once = nudgeEdge(start(), edge, 1);
  const twice = nudgeEdge(once, { ...edge, at: edge.at + 1 }, 1);
  expect(twice.grid.cells[1]?.column).toBe(edge.at + 2);
  expect(undo(twice).grid).toEqual(grid);
});

test('64 tiles are the most', () => {
  const full = startDraft(LayoutGrid.parse(parseLayout('8x8')), []);
  expect(splitSelected(full, 'rows', 2).refusal).toBe('too-many');
  expect(undo(full).refusal).toBe('nothing-to-undo');
});
