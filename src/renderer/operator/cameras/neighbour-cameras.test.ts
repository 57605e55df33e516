import { expect, test } from 'vitest';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { createEntryMaker } from './camera-entry.ts';
import { neighbourCameras } from './neighbour-cameras.ts';

function camera(number: number, street: string, metresNorth: number | null): CameraInfo {
  const position = metresNorth === null ? null : { latitude: 21 + metresNorth / 111_195, longitude: 105.8 };
  return { id: `c${number}`, number, name: `C${number}`, unit: '', street, position, roles: ['main'] };
}

function neighbours(cameras: readonly CameraInfo[], of: number) {
  const entries = cameras.map(createEntryMaker());
  const from = entries.find((entry) => entry.camera.number === of);
  if (!from) throw new Error(`no camera ${of}`);
  return neighbourCameras(entries, from).map(({ entry, because, metres }) => [
    entry.camera.number,
    because,
    metres === null ? null : Math.round(metres),
  ]);
}

test('the same street first, nearest first; then what is near; then the next numbers', () => {
  const cameras = [
    camera(1, 'Hàng Bạc', 900),
    camera(2, 'Phố Huế', 50),
    camera(3, 'hang bac', 100),
    camera(4, 'Hàng Bạc', 0),
    camera(5, 'Hàng Bạc', null),
    camera(6, '', 1999),
    camera(7, '', 2500),
    camera(8, '', null),
  ];
  expect(neighbours(cameras, 4)).toEqual([
    [3, 'street', 100],
    [1, 'street', 900],
    [5, 'street', null],
    [2, 'near', 50],
    [6, 'near', 1999],
    [7, 'number', 2500],
    [8, 'number', null],
  ]);
});

test('without street and position the next numbers remain, on both sides and no more than 20', () => {
  const cameras = Array.from({ length: 60 }, (_, index) => camera(index + 1, '', null));
  const found = neighbours(cameras, 30);
  expect(found.slice(0, 3)).toEqual([
    [29, 'number', null],
    [31, 'number', null],
    [28, 'number', null],
  ]);
  expect(found).toHaveLength(20);
});

test('a camera is a neighbour once and never its own', () => {
  const cameras = Array.from({ length: 200 }, (_, index) => camera(index, 'Láng', index));
  const found = neighbours(cameras, 100).map(([number]) => number);
  expect(found).not.toContain(100);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toHaveLength(70);
});
