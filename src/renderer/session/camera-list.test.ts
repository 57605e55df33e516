import { expect, test } from 'vitest';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import { CameraList } from './camera-list.ts';

const camera = (number: number): CameraInfo => ({
  id: `c${number}`,
  number,
  name: '',
  unit: '',
  street: '',
  position: null,
  roles: ['main'],
});
const piece = (from: number, total: number, ...numbers: number[]) => ({
  from,
  total,
  cameras: numbers.map(camera),
});
const idsOf = (list: ReadonlyMap<string, CameraInfo> | null) => list && [...list.keys()];

test('the list is there with its last piece', () => {
  const list = new CameraList();
  expect(list.add(piece(0, 3, 1, 2))).toBeNull();
  expect(idsOf(list.add(piece(2, 3, 3)))).toEqual(['c1', 'c2', 'c3']);
});

test('an empty list is a list', () => {
  expect(idsOf(new CameraList().add(piece(0, 0)))).toEqual([]);
});

test('a new list begins anew, in the middle of the one before too', () => {
  const list = new CameraList();
  list.add(piece(0, 4, 1, 2));
  expect(list.add(piece(0, 3, 7, 8))).toBeNull();
  expect(list.add(piece(3, 4, 4))).toBeNull();
  expect(idsOf(list.add(piece(2, 3, 9)))).toEqual(['c7', 'c8', 'c9']);
});

test('a piece that does not follow is no list: a new beginning is waited for', () => {
  const list = new CameraList();
  list.add(piece(0, 1, 1));
  expect(list.add(piece(1, 2, 2))).toBeNull();
  list.add(piece(0, 3, 1));
  expect(list.add(piece(2, 3, 3))).toBeNull();
  expect(idsOf(list.add(piece(0, 1, 5)))).toEqual(['c5']);
});
