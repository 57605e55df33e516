import { expect, test } from 'vitest';
import { findDuplicates } from './find-duplicates.ts';
import { testCamera } from './test-hub.ts';

const at = { latitude: 21, longitude: 105.85 };
const camera = testCamera(1, { position: at, azimuthDeg: 10, fieldOfViewDeg: 90 });
const like = (number: number, more: Parameters<typeof testCamera>[1] = {}) =>
  testCamera(number, { position: at, azimuthDeg: 10, fieldOfViewDeg: 90, ...more });

test('the nearest comes first', () => {
  const far = like(2, { position: { latitude: 21.0001, longitude: 105.85 } });
  const near = like(3, { position: { latitude: 21.00005, longitude: 105.85 } });
  expect(findDuplicates(camera, [far, near]).map(({ number }) => number)).toEqual([3, 2]);
});

test('north is between 350 and 10 degrees', () => {
  const around = { distanceM: 20, directionDeg: 20 };
  expect(findDuplicates(camera, [like(2, { azimuthDeg: 350 })], around)).toHaveLength(1);
  expect(findDuplicates(camera, [like(2, { azimuthDeg: 349 })], around)).toHaveLength(0);
});

test('a camera that sees all around shows what every other there shows', () => {
  expect(findDuplicates(camera, [like(2, { azimuthDeg: 190, fieldOfViewDeg: 360 })])).toHaveLength(1);
  expect(findDuplicates(camera, [like(2, { azimuthDeg: 190 })])).toHaveLength(0);
});

test('itself, cameras out of service and those outside the regulation are not named', () => {
  const outside = (['private', 'police-operational', 'state-secret'] as const).map((kind, index) =>
    like(2 + index, { class: kind }),
  );
  expect(findDuplicates(camera, [camera, like(8, { retired: true }), ...outside])).toEqual([]);
  expect(findDuplicates(like(9, { class: 'private' }), [camera])).toEqual([]);
});
