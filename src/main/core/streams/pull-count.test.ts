import { expect, test } from 'vitest';
import { PullCount } from './pull-count.ts';

function counted(timesMs: readonly number[], arrivals: readonly number[] = timesMs): number {
  const count = new PullCount();
  timesMs.forEach((ptsMs, index) => {
    count.video({ ptsMs, keyframe: false, arrivedAtMs: arrivals[index] ?? 0, payload: new Uint8Array(1) });
  });
  return count.stats().fps;
}

const every = (stepMs: number, count: number) => Array.from({ length: count }, (_, index) => index * stepMs);

test('the first pictures tell the rhythm by their own times, however they arrive', () => {
  expect(counted(every(120, 5))).toBe(0);
  expect(counted(every(120, 6), every(1, 6))).toBeCloseTo(8.33);
});

test('reordered ones and one that is sent twice do not spoil it', () => {
  expect(counted([0, 120, 40, 80, 240, 160])).toBeCloseTo(20.8, 1);
  expect(counted([0, 0, 40, 80, 120, 160])).toBe(25);
});

test('later it is what has come in the last seconds', () => {
  expect(counted(every(40, 300), every(50, 300))).toBeCloseTo(20, 0);
});
