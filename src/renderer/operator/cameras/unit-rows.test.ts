import { describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { createEntryMaker } from './camera-entry.ts';
import { listedCameras } from './listed-cameras.ts';
import { unitStep } from './unit-keys.ts';
import { unitRows } from './unit-rows.ts';
import { unitTree } from './unit-tree.ts';

const units = ['Quận B / Phường 10', 'Quận B / Phường 9', 'Quận B', 'Quận A', 'Tổ 5/7', '', 'Quận A / P / K'];
const entries = units
  .map((unit, index): CameraInfo => {
    const number = index + 1;
    return { id: `c${number}`, number, name: 'C', unit, street: '', position: null, roles: ['main'] };
  })
  .map(createEntryMaker());
const tree = unitTree(entries);
const rowsOf = (...open: string[]) => unitRows(tree, new Set(open), entries.length);
const lines = (...open: string[]) =>
  rowsOf(...open).map(({ level, name, unit, count }) => `${level} ${unit === null ? '*' : name} ${count}`);

describe('the tree of units', () => {
  test('counts every unit with those below it, by name, those without a unit last', () => {
    expect(lines()).toEqual(['1 * 7', '1 Quận A 2', '1 Quận B 3', '1 Tổ 5/7 1', '1  1']);
  });

  test('shows what is open, numbers in names by their value', () => {
    expect(lines('Quận B').slice(2, 5)).toEqual(['1 Quận B 3', '2 Phường 9 1', '2 Phường 10 1']);
    expect(lines('Quận A / P')).toEqual(lines());
  });

  test('says each line its place among its siblings', () => {
    const places = rowsOf('Quận B').map(({ position, siblings }) => `${position}/${siblings}`);
    expect(places).toEqual(['1/5', '2/5', '3/5', '1/2', '2/2', '4/5', '5/5']);
  });

  test('a unit lists its own cameras and those below, not those of a unit whose name begins alike', () => {
    const numbers = (unit: string | null) =>
      listedCameras(entries, { kind: 'all' }, unit).entries.map(({ camera }) => camera.number);
    expect(numbers('Quận B')).toEqual([1, 2, 3]);
    expect(numbers('Quận B / Phường 1')).toEqual([]);
    expect(numbers('')).toEqual([6]);
    expect(numbers(null)).toHaveLength(7);
  });
});

describe('keys of the tree', () => {
  const step = (at: number, code: string, ...open: string[]) => {
    const found = unitStep(rowsOf(...open), at, code);
    if (found === null) return null;
    return 'go' in found ? found.go.unit : `toggle ${found.toggle}`;
  };

  test('up and down go from line to line and stop at the ends', () => {
    expect(step(0, 'ArrowDown')).toBe('Quận A');
    expect(step(1, 'ArrowUp')).toBeNull();
    expect(step(0, 'ArrowUp')).toBeNull();
    expect(step(0, 'End')).toBe('');
  });

  test('right opens, then goes in; left goes out, then closes', () => {
    expect(step(2, 'ArrowRight')).toBe('toggle Quận B');
    expect(step(2, 'ArrowRight', 'Quận B')).toBe('Quận B / Phường 9');
    expect(step(4, 'ArrowLeft', 'Quận B')).toBe('Quận B');
    expect(step(2, 'ArrowLeft', 'Quận B')).toBe('toggle Quận B');
    expect(step(2, 'ArrowLeft')).toBeNull();
  });
});
