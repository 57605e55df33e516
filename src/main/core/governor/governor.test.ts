import { describe, expect, test } from 'vitest';
import { governorBench, reported, stream, tile } from '../../../../test/fakes/governor-bench.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { LaneCount } from './governor-world.ts';

describe('the stream', () => {
  test('follows the height of the tile: more at once, less after a second, and never to and fro', () => {
    const { show, order, pass } = governorBench();
    show([tile(0, 479)]);
    expect(order()).toMatchObject({ role: 'sub', reason: 'small-tile', tier: 'all', lane: 'webcodecs' });
    show([tile(0, 480)]);
    expect(order()).toMatchObject({ role: 'main', reason: null });
    show([tile(0, 360)]);
    pass(5);
    expect(order()).toMatchObject({ role: 'main' });
    show([tile(0, 357)]);
    expect(order()).toMatchObject({ role: 'main' });
    pass(2);
    expect(order()).toMatchObject({ role: 'sub', reason: 'small-tile' });
    show([tile(0, 479)]);
    pass(5);
    expect(order()).toMatchObject({ role: 'sub' });
  });

  test('of a tile that is looked at is the main one, and nothing of it stays afterwards', () => {
    const { governor, show, order, pass, now } = governorBench();
    show([tile(0, 400), tile(1, 400)]);
    governor.select({ windowId: 'w', tile: 1 }, now());
    expect(order(1)).toMatchObject({ role: 'main', reason: null });
    expect(order(0)).toMatchObject({ role: 'sub' });
    governor.select({ windowId: 'w', tile: 0 }, now());
    pass(3);
    expect(order(1)).toMatchObject({ role: 'sub' });
    expect(order(0)).toMatchObject({ role: 'main' });
    show([tile(0, 400), tile(1, 400, { best: true })]);
    expect(order(1)).toMatchObject({ role: 'main' });
  });

  test('is one for all tiles of a camera in a window, as the largest wants', () => {
    const { show, order } = governorBench();
    show([tile(0, 200), tile(1, 540, { cameraId: 'camera-0' })]);
    show([tile(0, 200)], 'other');
    expect([order(0), order(1)].map((one) => one?.role)).toEqual(['main', 'main']);
    expect(order(0, 'other')?.role).toBe('sub');
  });

  test('of a camera that has one is that one', () => {
    const { governor, now, order } = governorBench();
    governor.demand(
      'w',
      [tile(0, 100), tile(1, 900)],
      (id) => (id === 'camera-0' ? ['main'] : ['sub']),
      now(),
    );
    expect(order(0)).toMatchObject({ role: 'main', reason: null });
    expect(order(1)).toMatchObject({ role: 'sub', reason: null });
  });
});

test('while the machine is measured every tile has keyframes only, and afterwards what it had', () => {
  const { governor, show, order, now, pass } = governorBench();
  show([tile(0, 540), tile(1, 135)]);
  const before = governor.orders('w');
  governor.hold(true, now());
  expect(order(0)).toEqual({ ...before[0], tier: 'keyframes', reason: 'measuring' });
  show([tile(0, 540), tile(1, 135), tile(2, 135)]);
  pass(3);
  expect(governor.orders('w').map(({ tier }) => tier)).toEqual(['keyframes', 'keyframes', 'keyframes']);
  governor.hold(false, now());
  expect(governor.orders('w').slice(0, 2)).toEqual(before);
});

test('a window whose cameras change does not stir the others', () => {
  const { governor, show, pass } = governorBench();
  const page = (turn: number) => [{ ...tile(0, 135), cameraId: `page-${turn}` }];
  show(page(0), 'carousel');
  show(
    Array.from({ length: 240 }, (_, index) => tile(index, 540)),
    'static',
  );
  pass(2);
  const before = governor.orders('static');
  expect(before.some(({ role }) => role === 'sub')).toBe(true);
  for (let turn = 1; turn < 6; turn++) {
    show(page(turn), 'carousel');
    pass(2);
    expect(governor.orders('static')).toEqual(before);
  }
  show([...page(6), { ...tile(1, 540), cameraId: 'large' }], 'carousel');
  const moved = governor.orders('static').filter((order, index) => order.role !== before[index]?.role);
  expect(moved.every(({ role }) => role === 'sub')).toBe(true);
});

test('cameras that give nothing leave their share to the others', () => {
  const { governor, show, now, pass } = governorBench();
  const tiles = Array.from({ length: 20 }, (_, index) => tile(index, 135));
  show(tiles);
  const before = governor.predictedCores;
  const dead = tiles.map((one) => ({
    ...reported('unreachable', null),
    tile: one.tile,
    cameraId: one.cameraId,
  }));
  for (let second = 0; second < 40; second++) {
    pass(1);
    governor.reports('w', dead, now());
  }
  pass(1);
  expect(governor.predictedCores).toBeLessThan(before / 2);
});

test('pictures that the ffmpeg lane leaves out before a window sees them count', () => {
  const { governor, show, order, now, pass, facts, laneStats } = governorBench();
  facts.set('camera-0 main', stream('hevc', 2160));
  show([tile(0, 540), tile(1, 540)]);
  expect(order()).toMatchObject({ role: 'main', lane: 'ffmpeg' });
  const live: TileReport = {
    ...reported(null, 'ffmpeg'),
    ...{ state: 'live', stream: 'main', firstPictureMs: 100 },
  };
  const run = (counts: (leftOut: number) => LaneCount[]) => {
    for (let second = 1; second <= 12; second++) {
      pass(1);
      laneStats.splice(0, laneStats.length, ...counts(second * 20));
      governor.reports('w', [live], now());
    }
  };
  const count = { cameraId: 'camera-0', role: 'main', method: 'software' } as const;
  // The second one was told to leave out all but keyframes.
  run((leftOut) => [
    { ...count, leftOut: 3 },
    { ...count, leftOut },
  ]);
  // Being replaced.
  run((leftOut) => [{ ...count, method: null, leftOut }]);
  expect(order()).toMatchObject({ role: 'main' });
  run((leftOut) => [{ ...count, leftOut }]);
  expect(order()).toMatchObject({ role: 'sub', reason: 'cpu' });
  expect(order(1)).toMatchObject({ role: 'main' });
});

test('a window that is gone takes its tiles and its selection with it', () => {
  const { governor, show, now } = governorBench();
  show([tile(0, 135)]);
  governor.select({ windowId: 'w', tile: 0 }, now());
  governor.windowGone('w', now());
  expect(governor.orders('w')).toEqual([]);
  show([tile(0, 135)]);
  expect(governor.orders('w')).toMatchObject([{ role: 'sub' }]);
});
