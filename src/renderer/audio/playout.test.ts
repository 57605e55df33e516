import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Playout, playoutBounds } from './playout.ts';

const rate = 8000;
const pieceFrames = 320;
const pieceS = pieceFrames / rate;

/** Places pieces that arrive at these times; gives when each starts. */
function play(playout: Playout, arrivalsS: readonly number[], frames = pieceFrames): (number | null)[] {
  return arrivalsS.map((nowS) => playout.place(nowS, frames));
}

const steady = (count: number, fromS = 0) =>
  Array.from({ length: count }, (_, index) => fromS + index * pieceS);

describe('a steady stream', () => {
  test('is heard 150 ms after it came, without a seam', () => {
    const starts = play(new Playout(rate), steady(100));
    for (const [index, start] of starts.entries())
      expect(start).toBeCloseTo(playoutBounds.usualS + index * pieceS, 6);
  });

  test('of long packets has more than one of them in hand', () => {
    const [first] = play(new Playout(rate), [0], 1024);
    expect(first).toBeCloseTo((1.5 * 1024) / rate, 3);
  });
});

test('packets that come in bunches within the buffer leave no seam', () => {
  const bunched = Array.from({ length: 60 }, (_, index) => Math.ceil((index + 1) / 3) * 3 * pieceS);
  const starts = play(new Playout(rate), bunched);
  expect(starts).not.toContain(null);
  for (const [index, start] of starts.entries())
    expect(start).toBeCloseTo((starts[0] ?? 0) + index * pieceS, 6);
});

test('after a gap sound goes on, again 150 ms after it came', () => {
  const playout = new Playout(rate);
  play(playout, steady(10));
  expect(playout.aheadS(5)).toBe(0);
  expect(playout.place(5, pieceFrames)).toBeCloseTo(5 + playoutBounds.usualS, 3);
});

test('a flood is left out until 150 ms wait again, so that nobody hears the past', () => {
  const playout = new Playout(rate);
  const flood = play(playout, Array(100).fill(1));
  expect(flood.filter((start) => start !== null).length).toBe(6);
  expect(playout.place(1.1, pieceFrames)).toBeNull();
  expect(playout.place(1.3, pieceFrames)).not.toBeNull();
});

test('whatever comes when: never more than 400 ms wait, nothing starts in the past, no two pieces overlap', () => {
  // No codec's packet is longer than 200 ms.
  const piece = fc.record({
    gapMs: fc.integer({ min: 0, max: 600 }),
    pieceMs: fc.integer({ min: 1, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom(8000, 16_000, 48_000), (pieces, sampleRate) => {
      const playout = new Playout(sampleRate);
      const frameS = 1 / sampleRate;
      let nowS = 0;
      let endS = 0;
      for (const { gapMs, pieceMs } of pieces) {
        nowS += gapMs / 1000;
        const frames = (pieceMs * sampleRate) / 1000;
        const startS = playout.place(nowS, frames);
        expect(playout.aheadS(nowS)).toBeLessThanOrEqual(playoutBounds.mostS + 2 * frameS);
        if (startS === null) continue;
        expect(startS).toBeGreaterThanOrEqual(nowS);
        expect(startS).toBeGreaterThanOrEqual(endS - frameS / 100);
        expect(startS * sampleRate).toBeCloseTo(Math.round(startS * sampleRate), 5);
        endS = startS + frames / sampleRate;
      }
    }),
    { numRuns: 500 },
  );
});
