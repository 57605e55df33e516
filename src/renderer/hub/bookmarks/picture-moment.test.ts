import { expect, test } from 'vitest';
import { reportOf } from '../../../../test/fakes/wall-scenes.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import { pictureMoment } from './picture-moment.ts';

const place = { displayId: 'd1', tile: 0 };
const told = (change: Partial<TileReport>) => {
  const report: TileReport = { ...reportOf(0, 10_000, { cameraId: 'cam-1', ...change }) };
  return new Map([['d1', { arrivedAtMs: 10_000, tiles: new Map([[0, report]]) }]]);
};

test('a live picture is as old as it was when its window last spoke', () => {
  const reports = told({ state: 'live', pictureAtMs: 9900 });
  expect(pictureMoment(reports, place, 'cam-1', 10_700)).toBe(10_600);
});

test('a picture that stands still keeps its own time, however long one waits', () => {
  const reports = told({ state: 'stale', pictureAtMs: 4000 });
  expect(pictureMoment(reports, place, 'cam-1', 90_000)).toBe(4000);
});

test.each([
  ['there is no picture', told({ state: 'connecting', pictureAtMs: null }), place],
  ['another camera was there', told({ state: 'live', cameraId: 'cam-9', pictureAtMs: 9900 }), place],
  ['nothing is known of the tile', told({ state: 'live', pictureAtMs: 9900 }), { ...place, tile: 3 }],
])('null when %s', (_what, reports, at) => {
  expect(pictureMoment(reports, at, 'cam-1', 10_000)).toBeNull();
});
