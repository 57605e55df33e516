import { expect, test } from 'vitest';
import { KeyframeSpacing } from './keyframe-spacing.ts';

function spacing(ptsMs: readonly number[]): number | null {
  const keyframes = new KeyframeSpacing();
  for (const one of ptsMs) keyframes.add(one);
  return keyframes.valueMs;
}

test('the longest of the last steps counts, and old ones are forgotten', () => {
  expect(spacing([0])).toBeNull();
  expect(spacing([0, 2000, 4000, 14_000, 16_000])).toBe(10_000);
  expect(spacing([0, 10_000, 12_000, 14_000, 16_000, 18_000])).toBe(2000);
});

test('pictures that still follow one another are no keyframes, and a jump of the clock is no step', () => {
  expect(spacing([0, 40, 80, 120])).toBeNull();
  expect(spacing([0, 40, 80, 2080])).toBe(2000);
  expect(spacing([0, 2000, 900_000, 0, 2000])).toBe(2000);
});

test('a new connection begins with another clock and the rhythm that was known', () => {
  const keyframes = new KeyframeSpacing();
  for (const one of [0, 4000, 8000]) keyframes.add(one);
  keyframes.restart();
  keyframes.add(38_000);
  expect(keyframes.valueMs).toBe(4000);
});
