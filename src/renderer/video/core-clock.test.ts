import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CoreClock } from './core-clock.ts';

test('a core that was started anew with another clock is believed from its first answer on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -86_400_000, max: 86_400_000 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 400 }),
      (jumpMs, roundTrips, slowMs) => {
        const clock = new CoreClock();
        for (const [index, ms] of roundTrips.entries()) clock.add(index, index + ms, index + ms / 2 + 500);
        expect(clock.nowMs(10_000)).toBeCloseTo(10_500, 3);
        clock.restart();
        expect(clock.nowMs(10_000)).toBeCloseTo(10_500, 3);
        clock.add(20_000, 20_000 + slowMs, 20_000 + slowMs / 2 + jumpMs);
        expect(clock.nowMs(30_000)).toBeCloseTo(30_000 + jumpMs, 3);
      },
    ),
  );
});

test('before the first answer both clocks are taken as equal', () => {
  expect(new CoreClock().nowMs(5)).toBe(5);
});
