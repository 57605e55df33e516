import { expect, test } from 'vitest';
import { SilenceWatch } from './silence-watch.ts';

function given(packets: number, overMs: number): SilenceWatch {
  const watch = new SilenceWatch();
  watch.given(0);
  for (let index = 0; index < packets; index++) watch.came();
  expect(watch.isSilent(overMs / 2)).toBe(packets >= 25 && overMs / 2 > 2000);
  return watch;
}

test('a decoder is silent after many packets and a long time, not after one of both', () => {
  expect(given(30, 2100).isSilent(2100)).toBe(true);
  expect(given(30, 1900).isSilent(1900)).toBe(false);
  expect(given(10, 60_000).isSilent(60_000)).toBe(false);
});

test('a picture makes it begin anew, and packets that nobody was given do not count', () => {
  const watch = given(30, 2100);
  watch.restart();
  for (let index = 0; index < 100; index++) watch.came();
  expect(watch.isSilent(9000)).toBe(false);
  watch.given(9000);
  expect(watch.isSilent(12_000)).toBe(false);
});

test('a decoder that was asked for all it has is silent by time alone', () => {
  const watch = new SilenceWatch();
  watch.given(0);
  watch.asked(0);
  watch.given(2000);
  watch.asked(2000);
  expect(watch.isSilent(5000)).toBe(false);
  expect(watch.isSilent(5001)).toBe(true);
  watch.restart();
  expect(watch.isSilent(60_000)).toBe(false);
});
