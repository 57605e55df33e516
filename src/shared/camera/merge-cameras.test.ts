import { expect, test } from 'vitest';
import type { Camera } from './camera.ts';
import type { CameraRow } from './imported-camera.ts';
import { mergeCameras } from './merge-cameras.ts';

const cameraOf = (id: string, number: number, name = id): Camera => ({
  id,
  number,
  name,
  unit: '',
  street: '',
  position: null,
  streams: [{ role: 'main', url: 'rtsp://h/a', transport: 'tcp' }],
});
const rowsOf = (...list: readonly [id: string | null, number: number, name?: string][]): CameraRow[] =>
  list.map(([id, number, name = 'new'], index) => ({
    line: index + 2,
    camera: { ...cameraOf('', number, name), id },
  }));

test('a second row with a number or an id is refused, and both lines are named', () => {
  const merge = mergeCameras([], rowsOf([null, 7], [null, 7], ['a', 1], ['a', 2]));
  expect(merge.cameras.map(({ id }) => id)).toEqual(['cam-7', 'a']);
  expect(merge.problems).toMatchObject([
    { line: 3, code: 'duplicate-number', value: '7', otherLine: 2 },
    { line: 5, code: 'duplicate-id', value: 'a', otherLine: 4 },
  ]);
  expect(merge.skipped).toBe(2);
});

test('a row without an id means the camera that has its number', () => {
  const merge = mergeCameras([cameraOf('old', 5), cameraOf('other', 6)], rowsOf([null, 5]));
  expect(merge.cameras.map(({ id, name }) => [id, name])).toEqual([
    ['old', 'new'],
    ['other', 'other'],
  ]);
  expect(merge).toMatchObject({ added: 0, changed: 1, same: 0 });
});

test('numbers can be exchanged, but not taken from a camera that the file leaves alone', () => {
  const list = [cameraOf('a', 1), cameraOf('b', 2), cameraOf('c', 3)];
  expect(mergeCameras(list, rowsOf(['a', 2], ['b', 1])).problems).toEqual([]);
  const taken = mergeCameras(list, rowsOf(['a', 3], ['b', 1]));
  expect(taken.problems.map(({ line, code, value }) => [line, code, value])).toEqual([
    [2, 'number-taken', '3 · c'],
    [3, 'number-taken', '1 · a'],
  ]);
  expect(taken.cameras).toEqual(list);
});
