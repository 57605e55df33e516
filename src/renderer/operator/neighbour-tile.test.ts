import { describe, expect, test } from 'vitest';
import { type Layout, layoutNames, parseLayout } from '../../shared/wall/layout.ts';
import { neighbourTile } from './neighbour-tile.ts';

function layout(name: string): Layout {
  const parsed = parseLayout(name);
  if (!parsed) throw new Error(`no layout ${name}`);
  return parsed;
}

describe('neighbourTile', () => {
  test('walks a plain grid and stays at its edge', () => {
    const grid = layout('3x3');
    expect(neighbourTile(grid, 4, 'left')).toBe(3);
    expect(neighbourTile(grid, 4, 'right')).toBe(5);
    expect(neighbourTile(grid, 4, 'up')).toBe(1);
    expect(neighbourTile(grid, 4, 'down')).toBe(7);
    expect(neighbourTile(grid, 0, 'left')).toBe(0);
    expect(neighbourTile(grid, 8, 'down')).toBe(8);
  });

  test('from the large tile of 1+5 to a small one and back', () => {
    const mixed = layout('1+5');
    expect(neighbourTile(mixed, 0, 'right')).toBe(1);
    expect(neighbourTile(mixed, 0, 'down')).toBe(3);
    expect(neighbourTile(mixed, 2, 'left')).toBe(0);
    expect(neighbourTile(mixed, 4, 'up')).toBe(0);
  });

  test('every tile of every layout can be reached from the first', () => {
    for (const name of layoutNames) {
      const one = layout(name);
      const reached = new Set([0]);
      for (const tile of reached)
        for (const direction of ['left', 'right', 'up', 'down'] as const)
          reached.add(neighbourTile(one, tile, direction));
      expect(reached.size, name).toBe(one.cells.length);
    }
  });
});
