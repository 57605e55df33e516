import { expect, test } from 'vitest';
import { parseLayout } from '../../../shared/wall/layout.ts';
import { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { planImport } from './import-plan.ts';

const grid = LayoutGrid.parse(parseLayout('2x2'));
const loose = (name: string, key: number | null) => ({ name, key, grid, tiles: [] });

test('nothing is written over: names are told apart, a key stays with the layout that has it', () => {
  const there = [{ id: 'a', ...loose('Ca sáng', 1) }];
  const plan = planImport([loose('Ca sáng', 1), loose('Ca sáng', 2), loose('Ca đêm', 2)], there);
  expect(plan.map(({ layout, keyLost }) => [layout.name, layout.key, keyLost])).toEqual([
    ['Ca sáng (2)', null, true],
    ['Ca sáng (3)', 2, false],
    ['Ca đêm', null, true],
  ]);
});

test('a name of the greatest length stays within it', () => {
  const long = 'x'.repeat(100);
  const [planned] = planImport([loose(long, null)], [{ id: 'a', ...loose(long, null) }]);
  expect(planned?.layout.name).toBe(`${'x'.repeat(96)} (2)`);
});
