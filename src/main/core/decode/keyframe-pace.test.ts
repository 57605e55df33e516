import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyframePace } from './keyframe-pace.ts';

function taken(stepMs: number, seconds: number, isKeyframe: (index: number) => boolean): number[] {
  const pace = new KeyframePace();
  return Array.from({ length: Math.floor((seconds * 1000) / stepMs) }, (_, index) => ({
    arrivedAtMs: index * stepMs,
    keyframe: isKeyframe(index),
  }))
    .filter((packet) => pace.takes(packet))
    .map(({ arrivedAtMs }) => arrivedAtMs);
}

test('where every picture is a keyframe one a second is taken, whatever the rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 500 }), (stepMs) => {
      const times = taken(stepMs, 60, () => true);
      expect(times.length).toBeLessThanOrEqual(64);
      for (const [index, atMs] of times.slice(1).entries()) {
        const gapMs = atMs - (times[index] ?? 0);
        expect(gapMs).toBeGreaterThanOrEqual(950);
        expect(gapMs).toBeLessThan(950 + stepMs);
      }
    }),
  );
});

test('a slow camera loses nothing', () => {
  expect(taken(1000, 20, () => true)).toHaveLength(20);
});

test('a usual stream gives every keyframe, also when these are close', () => {
  expect(taken(40, 10, (index) => index % 12 === 0)).toHaveLength(21);
});
