import { expect, test } from 'vitest';
import { parseLayout } from './layout.ts';
import { LayoutGrid } from './layout-grid.ts';
import { type LooseLayout, layoutsFileText, parseLayoutsFile } from './layouts-file.ts';

const grid = LayoutGrid.parse(parseLayout('1+5'));
const morning: LooseLayout = {
  name: 'Ca sáng 🌅 שלום',
  key: 3,
  grid,
  tiles: ['a', null, 'b', null, null, null],
};

function file(layouts: unknown, version: unknown = 1): string {
  return JSON.stringify({ vonglauLayouts: version, layouts });
}

test('what is written is read again, without the ids of this machine', () => {
  const text = layoutsFileText([{ ...morning, id: 'secret' } as LooseLayout]);
  expect(text).not.toContain('secret');
  expect(parseLayoutsFile(text)).toEqual({ layouts: [morning], problems: [], fault: null });
});

test('a file of a newer version is not read, whatever is in it', () => {
  expect(parseLayoutsFile(file([morning], 2))).toEqual({ layouts: [], problems: [], fault: 'newer-version' });
  expect(parseLayoutsFile(JSON.stringify({ vonglauLayouts: 7, pages: [] })).fault).toBe('newer-version');
});

test('unreadable entries are named with what is wrong in them, and the rest is kept', () => {
  const gap = { ...grid, cells: grid.cells.slice(1) };
  const entries = [
    { ...morning, name: 'x'.repeat(500) },
    morning,
    { ...morning, name: 'Hở', grid: gap },
    null,
    { ...morning, name: 'Phím', key: 12 },
    { ...morning, name: '   ' },
    { ...morning, name: 'Ô', tiles: 'none' },
  ];
  const read = parseLayoutsFile(file(entries));
  expect(read.layouts).toEqual([morning]);
  expect(read.problems).toEqual([
    { entry: 0, name: 'x'.repeat(60), part: 'name' },
    { entry: 2, name: 'Hở', part: 'grid' },
    { entry: 3, name: null, part: 'entry' },
    { entry: 4, name: 'Phím', part: 'key' },
    { entry: 5, name: '   ', part: 'name' },
    { entry: 6, name: 'Ô', part: 'tiles' },
  ]);
});

test.each([
  ['not-json', '{"vonglauLayouts": 1,'],
  ['not-layouts', '[]'],
  ['not-layouts', '{"cameras": []}'],
  ['not-layouts', file('all of them')],
  ['not-layouts', file([], 'two')],
])('%s is said of %s', (fault, text) => {
  expect(parseLayoutsFile(text)).toEqual({ layouts: [], problems: [], fault });
});
