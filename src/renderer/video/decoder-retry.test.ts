import { expect, test } from 'vitest';
import { DecoderRetry } from './decoder-retry.ts';

test('a decoder that gives one picture and fails at the next, again and again, is dead', () => {
  let nowMs = 0;
  const retry = new DecoderRetry(() => nowMs);
  for (let group = 0; group < 5; group++) {
    expect([retry.fault, retry.allowed]).toEqual([null, true]);
    retry.failed('no reference');
    if (group < 4) expect(retry.fault).toBe('corrupt');
    nowMs += 2000;
    retry.succeeded();
  }
  expect([retry.fault, retry.detail]).toEqual(['decoder-died', 'no reference']);
  expect(retry.allowed).toBe(false);
  nowMs += 5000;
  expect(retry.allowed).toBe(true);
});

test('a failure now and then is forgotten once pictures came for a while', () => {
  let nowMs = 0;
  const retry = new DecoderRetry(() => nowMs);
  for (let minute = 0; minute < 10; minute++) {
    retry.failed('damaged');
    for (let second = 0; second < 60; second++) {
      nowMs += 1000;
      retry.succeeded();
      expect(retry.fault).toBeNull();
    }
  }
  expect(retry.allowed).toBe(true);
});
