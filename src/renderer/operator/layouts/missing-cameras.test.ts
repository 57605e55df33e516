import { expect, test } from 'vitest';
import { cityCameras } from '../../../../test/fakes/wall-scenes.ts';
import { builtInArrangement } from '../../../shared/wall/arrange.ts';
import { missingTiles } from './missing-cameras.ts';

const { grid } = builtInArrangement('2x2', []);
const cameras = new Map(cityCameras(2).map((camera) => [camera.id, camera]));
const tiles = ['cam-1', 'cam-9', null, 'cam-9', 'cam-8'];

test('only tiles that the layout has, and only cameras that are not in the list', () => {
  expect(missingTiles({ grid, tiles }, { cameras, camerasComplete: true })).toEqual([1, 3]);
});

test('nothing is missing while the list is on its way', () => {
  expect(missingTiles({ grid, tiles }, { cameras: new Map(), camerasComplete: false })).toEqual([]);
});
