import { expect, test } from 'vitest';
import { RecentRate } from './recent-rate.ts';

test('a stream that stands is seen to stand within five seconds, however long it ran', () => {
  const rate = new RecentRate();
  expect(rate.see([0, 0], 0)).toBeNull();
  expect(rate.see([12, 10], 500)).toBeNull();
  for (let second = 1; second <= 60; second++) rate.see([25 * second, 20 * second], second * 1000);
  expect(rate.see([1525, 1220], 61_000)).toEqual([25, 20]);
  expect(rate.see([1525, 1220], 64_000)).toEqual([10, 8]);
  expect(rate.see([1525, 1220], 66_000)).toEqual([0, 0]);
});
