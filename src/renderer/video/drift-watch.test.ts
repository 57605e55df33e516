import { expect, test } from 'vitest';
import { DriftWatch } from './drift-watch.ts';

/** Pictures every 40 ms for so long, each as old as `ageMs` says; the seconds at which the watch wanted a cut. */
function cutsAtS(seconds: number, ageMs: (atMs: number, cuts: number) => number): number[] {
  const watch = new DriftWatch();
  const cuts: number[] = [];
  for (let atMs = 0; atMs < seconds * 1000; atMs += 40)
    if (watch.add(ageMs(atMs, cuts.length), atMs)) cuts.push(Math.round(atMs / 1000));
  return cuts;
}

function cuts(seconds: number, ageMs: (atMs: number, cuts: number) => number): number {
  return cutsAtS(seconds, ageMs).length;
}

test('fresh pictures are left alone, and so is a moment of lateness', () => {
  expect(cuts(30, () => 60)).toBe(0);
  expect(cuts(30, (atMs) => (atMs % 10_000 < 1000 ? 1500 : 60))).toBe(0);
});

test('pictures that are late and get no younger are cut, and not more often than every three seconds', () => {
  expect(cuts(2.5, () => 900)).toBe(0);
  expect(cuts(3.2, () => 900)).toBe(1);
  expect(cuts(3.2, (atMs) => 800 + atMs / 10)).toBe(1);
});

test('a stream that falls behind again after a cut that helped is cut again', () => {
  // Two seconds late, fresh for the first span after a cut, and late again.
  let lateFromMs = 0;
  const ages = (atMs: number, made: number) => {
    if (made > 0 && lateFromMs === 0) lateFromMs = atMs + 3100;
    return atMs >= lateFromMs ? 2000 : 100;
  };
  expect(cuts(9.5, ages)).toBe(2);
});

test('cuts that do not help come ever more seldom, until there is a new connection', () => {
  const found = cutsAtS(400, () => 900);
  expect(found[0]).toBe(3);
  const waits = found.slice(1).map((atS, index) => atS - (found[index] ?? 0));
  expect(waits).toHaveLength(3);
  for (const [index, least] of [12, 48, 192].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(least);
    expect(waits[index]).toBeLessThan(least + 8);
  }
  const watch = new DriftWatch();
  const wanted = (fromMs: number) =>
    Array.from({ length: 80 }, (_, at) => watch.add(900, fromMs + at * 40)).filter(Boolean).length;
  expect(wanted(0)).toBe(1);
  expect(wanted(4000)).toBe(0);
  watch.restart();
  expect(wanted(8000)).toBe(1);
});

test('pictures that catch up by themselves are left alone', () => {
  expect(cuts(3.2, (atMs) => 2000 - atMs / 5)).toBe(0);
});
