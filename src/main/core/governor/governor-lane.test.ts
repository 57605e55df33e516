import { expect, test } from 'vitest';
import {
  figure,
  governorBench,
  h264,
  reported,
  stream,
  tile,
} from '../../../../test/fakes/governor-bench.ts';

test('the lane is the window while nothing is known of a stream, then the cheapest by measurement', () => {
  const { governor, facts, show, order, now } = governorBench([
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

test('the lane is the one that was asked for, wherever that can decode', () => {
  const dear = [figure('webcodecs', 360, 9), figure('ffmpeg', 360, 0.1)];
  const { facts, show, order } = governorBench(dear, 'webcodecs');
  facts.set('camera-0 sub', stream('h264', 360));
  facts.set('camera-1 sub', stream('hevc', 360));
  show([tile(0, 135), tile(1, 135)]);
  expect([order(0)?.lane, order(1)?.lane]).toEqual(['webcodecs', 'ffmpeg']);
});

test('the lane is not left for one that is hardly cheaper', () => {
  const figures = [figure('webcodecs', 360, 1), figure('ffmpeg', 360, 0.85)];
  const { facts, show, order, pass } = governorBench(figures);
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
  'the lane of %s is ffmpeg where the browser cannot decode it',
  (codec) => {
    const { governor, facts, show, order, now } = governorBench();
    facts.set('camera-0 sub', stream(codec, 360));
    governor.abilities('w', [h264], now());
    show([tile(0, 135)]);
    expect(order()).toMatchObject({ lane: 'ffmpeg', role: 'sub' });
  },
);

test('the lane is another for the stream that failed, not for the one that stands in for it', () => {
  const { governor, facts, show, order, now, pass } = governorBench([
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

test('the lane is another after the feed failed in it', () => {
  const { governor, facts, bad, show, order, now, pass } = governorBench();
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

test("the lane counts the browser's hardware decoders: the seventeenth H.265 feed goes elsewhere", () => {
  const { governor, facts, show, now, pass } = governorBench([
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

test('a lane that the ffmpeg lane gave up elsewhere is no reason to try again where the window failed', () => {
  const { governor, facts, bad, show, order, now, pass } = governorBench();
  facts.set('camera-0 sub', stream('h264', 360));
  show([tile(0, 135)]);
  const failing = { stream: 'sub', lane: 'webcodecs', reason: 'decoder-died' } as const;
  governor.reports('w', [{ ...reported('decoder-died'), failing }], now());
  expect(order()?.lane).toBe('ffmpeg');
  bad.add('camera-0 sub');
  governor.laneChanged(now());
  bad.delete('camera-0 sub');
  governor.laneChanged(now());
  pass(10);
  expect(order()?.lane).toBe('ffmpeg');
  governor.streamChanged('camera-0', 'sub', now());
  expect(order()?.lane).toBe('webcodecs');
});
