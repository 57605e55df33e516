import { expect, test } from 'vitest';
import type { Picture } from './picture.ts';
import { WaitingPictures } from './waiting-pictures.ts';

/** A picture whose frame only tells whether it was closed. */
function picture(arrivedAtMs: number, cached = false): Picture & { closed(): boolean } {
  let isClosed = false;
  const frame = { close: () => (isClosed = true) } as unknown as VideoFrame;
  return {
    arrivedAtMs,
    sentAtMs: arrivedAtMs,
    ptsMs: arrivedAtMs,
    cached,
    session: 0,
    frame,
    closed: () => isClosed,
  };
}

test('four pictures of one beat are all shown, in order', () => {
  const waiting = new WaitingPictures();
  const four = [picture(1000), picture(1020), picture(1040), picture(1060)];
  expect(four.map((one) => waiting.push(one))).toEqual([0, 0, 0, 0]);
  for (const [beat, one] of four.entries())
    expect(waiting.take(1070 + beat * 33)).toEqual({ picture: one, lost: 0 });
  expect(waiting.take(1180)).toBeNull();
});

test('a fifth one takes the place of the oldest, whose frame is closed', () => {
  const waiting = new WaitingPictures();
  const [first, second, ...more] = [1000, 1010, 1020, 1030].map((atMs) => picture(atMs));
  for (const one of [first, second, ...more]) if (one) waiting.push(one);
  expect(waiting.push(picture(1040))).toBe(1);
  expect(first?.closed()).toBe(true);
  expect(waiting.next).toBe(second);
});

test('a picture that would be shown too old gives way, but the last one never does', () => {
  const waiting = new WaitingPictures();
  const [first, second] = [picture(1000), picture(1040)];
  waiting.push(first);
  waiting.push(second);
  expect(waiting.take(5000)).toEqual({ picture: second, lost: 1 });
  expect(first.closed()).toBe(true);
  expect(second.closed()).toBe(false);
});

test('of a cached run only the newest waits, and none of it counts as lost', () => {
  const waiting = new WaitingPictures();
  const run = [picture(1, true), picture(2, true), picture(3, true)];
  expect(run.map((one) => waiting.push(one))).toEqual([0, 0, 0]);
  expect(waiting.next).toBe(run[2]);
  waiting.clear();
  expect(run.every((one) => one.closed())).toBe(true);
});

test('while its tile changes its feed nothing is left out; then what waits is caught up with one by one, however old it is', () => {
  const waiting = new WaitingPictures();
  waiting.keepAll();
  for (let atMs = 1000; atMs < 1360; atMs += 40) waiting.push(picture(atMs, atMs < 1080));
  waiting.pass(({ arrivedAtMs }) => arrivedAtMs < 1040);
  const taken = () => waiting.take(9000)?.picture.arrivedAtMs;
  expect([taken(), taken()]).toEqual([1040, 1080]);
  waiting.ease();
  expect([taken(), taken(), taken()]).toEqual([1160, 1240, 1320]);
  // It is a feed like any other again.
  for (const atMs of [1360, 1400, 1440]) waiting.push(picture(atMs));
  expect(taken()).toBe(1440);
});

test('the newest picture is never passed', () => {
  const waiting = new WaitingPictures();
  waiting.keepAll();
  waiting.push(picture(1000));
  waiting.push(picture(1040));
  waiting.pass(() => true);
  expect(waiting.next?.arrivedAtMs).toBe(1040);
});
