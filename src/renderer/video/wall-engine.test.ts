import { expect, test, vi } from 'vitest';
import { engineBench, odd } from '../../../test/video-wall/engine-bench.ts';
import { h264, hello } from '../../../test/video-wall/fake-core.ts';
import { tileWish } from '../../../test/video-wall/tile-wish.ts';
import type { PaintJob } from './painter.ts';

const bench = engineBench();

test('a picture that cannot be painted is not booked, costs its neighbours nothing, and is warned of once a second', async () => {
  bench.paint = async ({ rect }) => {
    if (rect.x < 320) throw new Error('no paint');
  };
  await bench.begin('one', 'two');
  await bench.play(30, 'one', 'two');
  expect(bench.reports).toMatchObject([{ pictureAtMs: null }, { state: 'live' }]);
  expect(vi.mocked(console.warn).mock.calls.length).toBeGreaterThan(0);
  expect(vi.mocked(console.warn).mock.calls.length).toBeLessThan(4);
  const grounds: (PaintJob['ground'] | null)[] = [];
  bench.paint = async ({ rect, ground }) => {
    if (rect.x < 320) grounds.push(ground);
  };
  await bench.play(30, 'one', 'two');
  expect(bench.reports).toMatchObject([{ state: 'live' }, { state: 'live' }]);
  expect(grounds[0]).toEqual({ x: 0, y: 0, width: 320, height: 180 });
  expect(grounds[1]).toBeNull();
});

test('a layout that fails is tried again', async () => {
  bench.resize = () => {
    throw new Error('no canvas');
  };
  bench.show('one');
  await vi.advanceTimersByTimeAsync(300);
  expect(bench.slotOf('one')).toBe(0);
  bench.resize = () => {};
  await vi.advanceTimersByTimeAsync(100);
  bench.receive(hello(bench.slotOf('one'), 1, h264));
  await bench.play(30, 'one');
  expect(bench.reports).toMatchObject([{ state: 'live' }]);
});

test('what one feed cannot take is dropped, and the socket stays', async () => {
  await bench.begin('one', 'two');
  for (let index = 0; index < 5; index++) bench.receive([bench.picture('one', odd), bench.picture('two')]);
  await bench.play(30, 'two');
  expect(bench.closes).toEqual([]);
  expect(bench.reports).toMatchObject([{ pictureAtMs: null, dropped: 5 }, { state: 'live' }]);
  expect(console.warn).toHaveBeenCalledOnce();
});

test("the clock of a core that was started anew is believed at once: what arrives is as old as it is by that one's", async () => {
  await bench.begin('one');
  bench.pong();
  await bench.play(30, 'one');
  expect(bench.reports).toMatchObject([{ state: 'live' }]);
  // Clocks that never jump drift apart over the days.
  bench.coreAheadMs = -5000;
  await bench.otherCore();
  // Longer under way than the old core's: of one and the same core's answers the quickest would count.
  await vi.advanceTimersByTimeAsync(500);
  bench.pong();
  bench.receive(hello(bench.slotOf('one'), 1, h264));
  await bench.play(60, 'one');
  expect(bench.reports).toMatchObject([{ state: 'live', reason: null }]);
});

test('a round that does not end is no sign of life', async () => {
  await bench.begin('one');
  await bench.play(30, 'one');
  let goOn = () => {};
  bench.paint = () =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  await bench.play(1, 'one');
  await vi.advanceTimersByTimeAsync(5500);
  const before = bench.alive;
  await vi.advanceTimersByTimeAsync(3000);
  expect(bench.alive).toBe(before);
  goOn();
  await vi.advanceTimersByTimeAsync(1000);
  expect(bench.alive).toBeGreaterThan(before);
});

test('where only keyframes are shown the canvas is drawn a few times a second, and as usual when all pictures are', async () => {
  const rounds = new Set<number>();
  bench.paint = async () => void rounds.add(performance.now());
  const wish = (tier: 'all' | 'keyframes') =>
    bench.wish(['one', 'two'].map((camera, tile) => tileWish(tile, camera, { lane: 'ffmpeg', tier })));
  wish('keyframes');
  await vi.advanceTimersByTimeAsync(50);
  for (const camera of ['one', 'two']) bench.receive(hello(bench.slotOf(camera), 1, h264));
  await bench.play(25, 'one', 'two');
  rounds.clear();
  await bench.play(50, 'one', 'two');
  expect(rounds.size).toBeGreaterThan(14);
  expect(rounds.size).toBeLessThanOrEqual(22);
  wish('all');
  await bench.play(5, 'one', 'two');
  rounds.clear();
  await bench.play(50, 'one', 'two');
  expect(rounds.size).toBeGreaterThan(44);
});

test('a picture whose camera may not be seen any more is wiped at once, and not one of it is kept', async () => {
  await bench.begin('one', 'two');
  await bench.play(30, 'one', 'two');
  expect(bench.reports).toMatchObject([{ state: 'live' }, { state: 'live' }]);
  bench.wiped.length = 0;
  const status = {
    phase: 'waiting',
    attempt: 1,
    reason: 'out-of-scope',
    detail: '',
    everReceived: true,
    sinceMs: 0,
  } as const;
  bench.receive([{ kind: 'status', slot: bench.slotOf('one'), generation: 0, status }]);
  await bench.play(30, 'one', 'two');
  expect(bench.wiped).toEqual([{ x: 0, y: 0, width: 320, height: 180 }]);
  expect(bench.reports).toMatchObject([
    { state: 'not-allowed', reason: 'out-of-scope', pictureAtMs: null },
    { state: 'live' },
  ]);
});

test('first pictures that come one after the other share rounds of painting, and the first of all does not wait', async () => {
  const cameras = Array.from({ length: 12 }, (_, tile) => `camera ${tile}`);
  const rounds: number[] = [];
  bench.paint = async () => void rounds.push(performance.now());
  const rect = (tile: number) => ({ x: tile * 40, y: 0, width: 40, height: 22 });
  bench.wish(cameras.map((camera, tile) => tileWish(tile, camera, { lane: 'ffmpeg', rect: rect(tile) })));
  await vi.advanceTimersByTimeAsync(500);
  for (const camera of cameras) bench.receive(hello(bench.slotOf(camera), 1, h264));
  const fromMs = performance.now();
  for (const camera of cameras) {
    bench.receive([bench.picture(camera)]);
    await vi.advanceTimersByTimeAsync(4);
  }
  await vi.advanceTimersByTimeAsync(50);
  expect(rounds[0]).toBeLessThanOrEqual(fromMs + 1);
  expect(rounds).toHaveLength(cameras.length);
  expect(new Set(rounds).size).toBeLessThanOrEqual(5);
});
