import { describe, expect, test } from 'vitest';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import type { FeedLane, TileDemand } from '../../../shared/wall/feed-order.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { CodecAbility } from './choose-lane.ts';
import { Governor } from './governor.ts';
import type { LaneCount } from './governor-world.ts';
import type { StreamFacts } from './stream-facts.ts';

const roles = (): readonly StreamRole[] => ['main', 'sub'];
const idleLoad = { cores: 16, busyCores: 0.5, ownCores: 0.5 };

function tile(index: number, heightPx: number, more: Partial<TileDemand> = {}): TileDemand {
  return {
    tile: index,
    cameraId: `camera-${index}`,
    widthPx: (heightPx * 16) / 9,
    heightPx,
    best: false,
    ...more,
  };
}

/** A governor of a large machine and a clock; `facts` may be filled while it runs. */
function bench(figures: readonly CapacityFigure[] = [], onlyLane: FeedLane | null = null) {
  const facts = new Map<string, StreamFacts>();
  const bad = new Set<string>();
  const laneStats: LaneCount[] = [];
  const governor = new Governor(
    {
      figures: () => figures,
      streamFacts: (cameraId, role) => facts.get(`${cameraId} ${role}`) ?? null,
      laneBad: (cameraId, role) => bad.has(`${cameraId} ${role}`),
      laneStats: () => laneStats,
      onlyLane,
    },
    16,
  );
  let nowMs = 0;
  return {
    governor,
    facts,
    bad,
    laneStats,
    now: () => nowMs,
    show: (tiles: readonly TileDemand[], windowId = 'w') => governor.demand(windowId, tiles, roles, nowMs),
    order: (index = 0, windowId = 'w') => governor.orders(windowId).find((one) => one.tile === index),
    pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000;
        governor.tick(idleLoad, nowMs);
      }
    },
  };
}

function stream(codec: StreamFacts['codec'], height: number): StreamFacts {
  return { codec, width: (height * 16) / 9, height, fps: 25 };
}

function figure(lane: CapacityFigure['lane'], height: number, msPerPicture: number): CapacityFigure {
  const size = { width: (height * 16) / 9, height, tileWidth: 240, tileHeight: 135 };
  return { lane, method: 'software', codec: 'h264', ...size, msPerPicture, problem: null };
}

const h264: CodecAbility = { codec: 'h264', decodes: true, hardware: false };

function reported(reason: TileReport['reason'], lane: TileReport['lane'] = 'webcodecs'): TileReport {
  return {
    ...{ tile: 0, cameraId: 'camera-0', state: 'failed', reason, detail: '', attempt: 1 },
    ...{ codec: 'hevc', width: 640, height: 360, stream: 'sub', lane, receivedFps: 25, presentedFps: 0 },
    ...{ dropped: 0, firstPictureMs: null, ageMs: null, pictureAtMs: null },
  };
}

describe('the stream', () => {
  test('follows the height of the tile: more at once, less after a second, and never to and fro', () => {
    const { show, order, pass } = bench();
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
    const { governor, show, order, pass, now } = bench();
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
    const { show, order } = bench();
    show([tile(0, 200), tile(1, 540, { cameraId: 'camera-0' })]);
    show([tile(0, 200)], 'other');
    expect([order(0), order(1)].map((one) => one?.role)).toEqual(['main', 'main']);
    expect(order(0, 'other')?.role).toBe('sub');
  });

  test('of a camera that has one is that one', () => {
    const { governor, now, order } = bench();
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

describe('the lane', () => {
  test('is the window while nothing is known of a stream, then the cheapest by measurement', () => {
    const { governor, facts, show, order, now } = bench([
      figure('webcodecs', 360, 0.8),
      figure('ffmpeg', 360, 0.9),
      figure('webcodecs', 1080, 7),
      figure('ffmpeg', 1080, 3.5),
    ]);
    show([tile(0, 135), tile(1, 540)]);
    expect([order(0)?.lane, order(1)?.lane]).toEqual(['webcodecs', 'webcodecs']);
    facts.set('camera-0 sub', stream('h264', 360));
    facts.set('camera-1 main', stream('h264', 1080));
    governor.streamChanged('camera-1', 'main', now());
    expect([order(0)?.lane, order(1)?.lane]).toEqual(['webcodecs', 'ffmpeg']);
    expect(governor.takeDecisions()).toMatchObject([
      { act: 'to-ffmpeg', cameraId: 'camera-1', tile: 1, why: { cause: 'lane' } },
    ]);
  });

  test('is the one that was asked for, wherever that can decode', () => {
    const dear = [figure('webcodecs', 360, 9), figure('ffmpeg', 360, 0.1)];
    const { facts, show, order } = bench(dear, 'webcodecs');
    facts.set('camera-0 sub', stream('h264', 360));
    facts.set('camera-1 sub', stream('hevc', 360));
    show([tile(0, 135), tile(1, 135)]);
    expect([order(0)?.lane, order(1)?.lane]).toEqual(['webcodecs', 'ffmpeg']);
  });

  test('is not left for one that is hardly cheaper', () => {
    const figures = [figure('webcodecs', 360, 1), figure('ffmpeg', 360, 0.85)];
    const { facts, show, order, pass } = bench(figures);
    show([tile(0, 135)]);
    facts.set('camera-0 sub', stream('h264', 360));
    pass(3);
    expect(order()?.lane).toBe('webcodecs');
    figures[1] = figure('ffmpeg', 360, 0.7);
    pass(1);
    expect(order()?.lane).toBe('ffmpeg');
    figures[1] = figure('ffmpeg', 360, 1.1);
    pass(1);
    expect(order()?.lane).toBe('ffmpeg');
  });

  test.each(['hevc', 'mpeg4', 'other'] as const)(
    'of %s is ffmpeg where the browser cannot decode it',
    (codec) => {
      const { governor, facts, show, order, now } = bench();
      facts.set('camera-0 sub', stream(codec, 360));
      governor.abilities('w', [h264], now());
      show([tile(0, 135)]);
      expect(order()).toMatchObject({ lane: 'ffmpeg', role: 'sub' });
    },
  );

  test('is another for the stream that failed, not for the one that stands in for it', () => {
    const { governor, facts, show, order, now, pass } = bench([
      figure('webcodecs', 1080, 3),
      figure('ffmpeg', 1080, 4),
      figure('webcodecs', 360, 1),
      figure('ffmpeg', 360, 2),
    ]);
    facts.set('camera-0 main', stream('h264', 1080));
    facts.set('camera-0 sub', stream('h264', 360));
    show([tile(0, 540)]);
    expect(order()).toMatchObject({ role: 'main', lane: 'webcodecs' });
    const failing = { stream: 'main', lane: 'webcodecs', reason: 'decoder-died' } as const;
    governor.reports('w', [{ ...reported('decoder-died'), state: 'live', failing }], now());
    expect(order()).toMatchObject({ role: 'main', lane: 'ffmpeg' });
    show([tile(0, 135)]);
    pass(3);
    expect(order()).toMatchObject({ role: 'sub', lane: 'webcodecs' });
  });

  test('is another after the feed failed in it', () => {
    const { governor, facts, bad, show, order, now, pass } = bench();
    show([tile(0, 135)]);
    expect(order()?.lane).toBe('webcodecs');
    const failing = { stream: 'sub', lane: 'webcodecs', reason: 'unsupported-codec' } as const;
    governor.reports('w', [{ ...reported('unsupported-codec'), failing }], now());
    expect(order()?.lane).toBe('ffmpeg');
    governor.reports('w', [reported('decoder-died', 'ffmpeg')], now());
    pass(60);
    expect(order()?.lane).toBe('ffmpeg');
    facts.set('camera-0 sub', stream('h264', 360));
    governor.streamChanged('camera-0', 'sub', now());
    bad.add('camera-0 sub');
    pass(1);
    expect(order()?.lane).toBe('webcodecs');
  });

  test("counts the browser's hardware decoders: the seventeenth H.265 feed goes elsewhere", () => {
    const { governor, facts, show, now, pass } = bench([
      { ...figure('webcodecs', 360, 0.2), codec: 'hevc' },
      { ...figure('ffmpeg', 360, 1.5), codec: 'hevc' },
    ]);
    for (let index = 0; index < 20; index++) facts.set(`camera-${index} sub`, stream('hevc', 360));
    governor.abilities('w', [h264, { codec: 'hevc', decodes: true, hardware: true }], now());
    show(Array.from({ length: 20 }, (_, index) => tile(index, 135)));
    const lanes = () => governor.orders('w').map(({ lane }) => lane);
    expect(lanes().filter((lane) => lane === 'webcodecs')).toHaveLength(16);
    const before = lanes();
    pass(10);
    expect(lanes()).toEqual(before);
    show(Array.from({ length: 10 }, (_, index) => tile(index + 10, 135)));
    pass(1);
    expect(lanes()).toEqual(Array.from({ length: 10 }, () => 'webcodecs'));
  });
});

test('while the machine is measured every tile has keyframes only, and afterwards what it had', () => {
  const { governor, show, order, now, pass } = bench();
  show([tile(0, 540), tile(1, 135)]);
  const before = governor.orders('w');
  governor.hold(true, now());
  expect(order(0)).toEqual({ ...before[0], tier: 'keyframes', reason: 'keyframes-only' });
  show([tile(0, 540), tile(1, 135), tile(2, 135)]);
  pass(3);
  expect(governor.orders('w').map(({ tier }) => tier)).toEqual(['keyframes', 'keyframes', 'keyframes']);
  governor.hold(false, now());
  expect(governor.orders('w').slice(0, 2)).toEqual(before);
});

test('a window whose cameras change does not stir the others', () => {
  const { governor, show, pass } = bench();
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
  const { governor, show, now, pass } = bench();
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
  const { governor, show, order, now, pass, facts, laneStats } = bench();
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
  const { governor, show, now } = bench();
  show([tile(0, 135)]);
  governor.select({ windowId: 'w', tile: 0 }, now());
  governor.windowGone('w', now());
  expect(governor.orders('w')).toEqual([]);
  show([tile(0, 135)]);
  expect(governor.orders('w')).toMatchObject([{ role: 'sub' }]);
});
