import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RtpClock } from './rtp-clock.ts';

test('times go on over the wrap of the 32-bit stamp, backwards too where pictures are reordered', () => {
  fc.assert(
    fc.property(fc.nat(0xffffffff), fc.array(fc.integer({ min: -90_000, max: 900_000 })), (start, steps) => {
      const clock = new RtpClock(90_000);
      let [stamp, expected] = [start, clock.ptsMs(start, 0)];
      for (const step of steps) {
        stamp = (stamp + step) >>> 0;
        expected += step / 90;
        expect(clock.ptsMs(stamp, 0)).toBeCloseTo(expected, 3);
      }
    }),
  );
});

test('a camera whose clock is set goes on by the time that has passed', () => {
  const clock = new RtpClock(90_000);
  const first = clock.ptsMs(1000, 50_000);
  expect(clock.ptsMs(2_000_000_000, 50_040) - first).toBeCloseTo(40);
  expect(clock.ptsMs(2_000_003_600, 50_080) - first).toBeCloseTo(80);
});
