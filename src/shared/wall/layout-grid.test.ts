import { expect, test } from 'vitest';
import { LayoutGrid } from './layout-grid.ts';

const cell = { column: 0, row: 0, columns: 1, rows: 1 };

test('a grid is covered exactly', () => {
  expect(LayoutGrid.safeParse({ columns: 1, rows: 1, cells: [cell] }).success).toBe(true);
  expect(LayoutGrid.safeParse({ columns: 2, rows: 1, cells: [cell] }).success).toBe(false);
  expect(LayoutGrid.safeParse({ columns: 1, rows: 1, cells: [cell, cell] }).success).toBe(false);
});

test.each([
  { columns: 1e308, rows: 2, cells: [cell] },
  { columns: 60_000, rows: 60_000, cells: [cell] },
  { columns: 1, rows: 1, cells: [{ ...cell, row: -1e15, rows: 1e15 }] },
])('a grid out of all bounds is refused before it is walked over: $columns', (grid) => {
  expect(LayoutGrid.safeParse(grid).success).toBe(false);
});
