import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paintRateHz } from './paint-rate.ts';

test('every picture of the fastest stream has a round of its own, with a tenth to spare', () => {
  const streams = fc.array(fc.double({ min: 18.4, max: 2000, noNaN: true }), { minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(streams, (intervalsMs) => {
      const roundMs = 1000 / paintRateHz(intervalsMs);
      expect(roundMs).toBeLessThanOrEqual(Math.min(...intervalsMs) / 1.1 + 1e-9);
    }),
  );
});

test.each([
  ['the usual 25 pictures a second', [40], 30],
  ['50 a second', [20], 60],
  ['15 a second', [67], 20],
  ['eight a second', [120], 20],
  ['one fast stream among slow ones', [120, 40], 30],
  ['a stream whose rhythm is not known yet', [120, null], 30],
  ['keyframes alone', [], 10],
])('%s', (_what, intervalsMs, hz) => {
  expect(paintRateHz(intervalsMs)).toBe(hz);
});
