import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tilesInBox } from './grid-box.ts';
import { carryCameras } from './grid-change.ts';
import { edgesOf } from './grid-edges.ts';
import { refineGrid, simplifyGrid } from './grid-lines.ts';
import { layoutNames, parseLayout } from './layout.ts';
import { LayoutGrid } from './layout-grid.ts';
import { mergeCells } from './merge-cells.ts';
import { edgeRange, moveEdge } from './move-edge.ts';
import { splitCell } from './split-cell.ts';

const direction = fc.constantFrom('columns' as const, 'rows' as const);
const parts = fc.integer({ min: 2, max: 4 });
const pick = fc.nat(1000);
const reach = fc.constantFrom('lines' as const, 'parts' as const);

function builtIn(name: string): LayoutGrid {
  const layout = parseLayout(name);
  if (!layout) throw new Error(`no layout ${name}`);
  return LayoutGrid.parse(layout);
}

interface Step {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly direction: 'columns' | 'rows';
  readonly parts: number;
  readonly reach: 'lines' | 'parts';
}

/** One edit of any kind; what the rules refuse leaves the grid as it was. */
function apply(grid: LayoutGrid, step: Step): LayoutGrid {
  const tile = (number: number) => number % grid.cells.length;
  if (step.kind === 0) return splitCell(grid, tile(step.a), step.direction, step.parts)?.grid ?? grid;
  if (step.kind === 1) return mergeCells(grid, tilesInBox(grid, [tile(step.a), tile(step.b)]))?.grid ?? grid;
  const fine = refineGrid(grid);
  const edges = edgesOf(fine, step.reach);
  const edge = edges[step.a % Math.max(1, edges.length)];
  return edge ? moveEdge(fine, edge, step.b % 97) : grid;
}

const steps = fc.array(
  fc.record({ kind: fc.constantFrom(0, 0, 1, 2, 2), a: pick, b: pick, direction, parts, reach }),
  { maxLength: 25 },
);

/** Grids as people make them: a built-in layout and some edits. */
const edited = fc
  .tuple(fc.constantFrom(...layoutNames), steps)
  .map(([name, list]) => list.reduce(apply, builtIn(name)));

/** The tiles as fractions of the display, which no change of lines may touch. */
function shape({ columns, rows, cells }: LayoutGrid) {
  return cells.map((cell) =>
    [cell.column / columns, cell.row / rows, cell.columns / columns, cell.rows / rows].map((part) =>
      part.toFixed(9),
    ),
  );
}

describe('whatever is edited', () => {
  test('the tiles cover the display exactly, and there are 1 to 64', () => {
    fc.assert(
      fc.property(edited, (grid) => {
        expect(LayoutGrid.parse(grid)).toEqual(grid);
      }),
    );
  });

  test('finer or coarser lines leave the tiles where they are', () => {
    fc.assert(
      fc.property(edited, (grid) => {
        const fine = refineGrid(grid);
        expect(LayoutGrid.safeParse(fine).success).toBe(true);
        expect(shape(fine)).toEqual(shape(grid));
        expect(fine.columns).toBeGreaterThan(48);
        expect(simplifyGrid(fine)).toEqual(simplifyGrid(grid));
      }),
    );
  });
});

describe('splitting', () => {
  test('merging the parts brings the former grid back, with its numbers', () => {
    fc.assert(
      fc.property(edited, pick, direction, parts, (grid, a, way, count) => {
        const tile = a % grid.cells.length;
        const split = splitCell(grid, tile, way, count);
        if (!split) return;
        const made = Array.from({ length: count - 1 }, (_, part) => grid.cells.length + part);
        const merged = mergeCells(split.grid, [tile, ...made]);
        expect(merged && simplifyGrid(merged.grid)).toEqual(simplifyGrid(grid));
      }),
    );
  });

  test('gives equal parts and leaves every other tile where it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...layoutNames), pick, direction, parts, (name, a, way, count) => {
        const grid = builtIn(name);
        const tile = a % grid.cells.length;
        const split = splitCell(grid, tile, way, count);
        if (!split) return;
        const spans = [tile, ...Array.from({ length: count - 1 }, (_, part) => grid.cells.length + part)].map(
          (part) => split.grid.cells[part]?.[way],
        );
        expect(new Set(spans).size).toBe(1);
        const others = (list: unknown[]) =>
          list.slice(0, grid.cells.length).filter((_, index) => index !== tile);
        expect(others(shape(split.grid))).toEqual(others(shape(grid)));
        expect(split.moved).toEqual(grid.cells.map((_, index) => index));
      }),
    );
  });

  test('is refused beyond 64 tiles, below the smallest size, and for a tile that is not there', () => {
    expect(splitCell(builtIn('8x8'), 0, 'columns', 2)).toBeNull();
    expect(splitCell(builtIn('7x7'), 0, 'columns', 4)).toBeNull();
    expect(splitCell(builtIn('2x2'), 4, 'columns', 2)).toBeNull();
    expect(splitCell(builtIn('2x2'), 0, 'columns', 1)).toBeNull();
    expect(splitCell(builtIn('5x5'), 0, 'rows', 3)?.grid.cells).toHaveLength(27);
  });
});

describe('merging', () => {
  test('is refused unless the tiles are a rectangle together', () => {
    const grid = builtIn('3x3');
    expect(mergeCells(grid, [0, 4])).toBeNull();
    expect(mergeCells(grid, [0, 1, 3])).toBeNull();
    expect(mergeCells(grid, [2])).toBeNull();
    expect(mergeCells(grid, [8, 9])).toBeNull();
    expect(mergeCells(grid, [0, 1, 3, 4])?.grid).toEqual(builtIn('1+5'));
  });

  test('a rectangle around any tiles can be merged; cameras stay on what survives', () => {
    fc.assert(
      fc.property(edited, pick, pick, (grid, a, b) => {
        const tiles = tilesInBox(grid, [a % grid.cells.length, b % grid.cells.length]);
        const merged = mergeCells(grid, tiles);
        expect(merged === null).toBe(tiles.length < 2);
        if (!merged) return;
        const cameras = grid.cells.map((_, tile) => `cam-${tile}`);
        const carried = carryCameras(cameras, merged);
        grid.cells.forEach((cell, tile) => {
          if (tiles.includes(tile)) return;
          expect(merged.grid.cells[carried.indexOf(`cam-${tile}`)]).toEqual(cell);
        });
        expect(carried).toContain(`cam-${tiles[0]}`);
        expect(new Set(carried).size).toBe(merged.grid.cells.length);
      }),
    );
  });

  test('an empty tile takes the camera of the first one that has one', () => {
    const merged = mergeCells(builtIn('2x2'), [0, 1]);
    expect(merged && carryCameras([null, 'b', 'c', null], merged)).toEqual(['b', 'c', null]);
  });
});

describe('edges', () => {
  test('every border between two tiles belongs to exactly one edge', () => {
    fc.assert(
      fc.property(edited, reach, (grid, how) => {
        const edges = edgesOf(grid, how);
        grid.cells.forEach((cell, tile) => {
          const left = edges.filter(({ upright, after }) => upright && after.includes(tile));
          const upper = edges.filter(({ upright, after }) => !upright && after.includes(tile));
          expect([left.length, upper.length]).toEqual([cell.column > 0 ? 1 : 0, cell.row > 0 ? 1 : 0]);
        });
      }),
    );
  });

  test('a cross is two whole lines or four parts', () => {
    expect(edgesOf(builtIn('2x2'), 'lines')).toHaveLength(2);
    expect(edgesOf(builtIn('2x2'), 'parts')).toHaveLength(4);
    expect(edgesOf(builtIn('1x1'))).toEqual([]);
  });

  test('a moved edge goes where it was sent, as far as the tiles keep their smallest size, and back again', () => {
    fc.assert(
      fc.property(edited, pick, fc.integer({ min: -50, max: 150 }), reach, (grid, a, to, how) => {
        const fine = refineGrid(grid);
        const edges = edgesOf(fine, how);
        const edge = edges[a % Math.max(1, edges.length)];
        if (!edge) return;
        const { min, max } = edgeRange(fine, edge);
        expect(min).toBeGreaterThan(0);
        expect(max).toBeLessThan(edge.upright ? fine.columns : fine.rows);
        const moved = moveEdge(fine, edge, to);
        expect(LayoutGrid.safeParse(moved).success).toBe(true);
        const at = Math.min(max, Math.max(min, to));
        for (const tile of edge.after) {
          const cell = moved.cells[tile];
          expect(edge.upright ? cell?.column : cell?.row).toBe(at);
        }
        expect(moveEdge(moved, { ...edge, at }, edge.at)).toEqual(fine);
      }),
    );
  });
});
