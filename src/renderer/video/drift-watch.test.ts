import { expect, test } from 'vitest';
import { DriftWatch } from './drift-watch.ts';

/** Pictures every 40 ms for so long, each as old as `ageMs` says; how many times the watch wanted a cut. */
function cuts(seconds: number, ageMs: (atMs: number) => number): number {
  const watch = new DriftWatch();
  let count = 0;
  for (let atMs = 0; atMs < seconds * 1000; atMs += 40) if (watch.add(ageMs(atMs), atMs)) count++;
  return count;
}

test('fresh pictures are left alone, and so is a moment of lateness', () => {
  expect(cuts(30, () => 60)).toBe(0);
  expect(cuts(30, (atMs) => (atMs % 10_000 < 1000 ? 1500 : 60))).toBe(0);
});

test('pictures that are late and get no younger are cut, and not more often than every three seconds', () => {
  expect(cuts(2.5, () => 900)).toBe(0);
  expect(cuts(3.2, () => 900)).toBe(1);
  expect(cuts(3.2, (atMs) => 800 + atMs / 10)).toBe(1);
  expect(cuts(9.5, () => 900)).toBe(3);
});

test('pictures that catch up by themselves are left alone', () => {
  expect(cuts(3.2, (atMs) => 2000 - atMs / 5)).toBe(0);
});
