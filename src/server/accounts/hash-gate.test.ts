import { expect, test } from 'vitest';
import { HashGate } from './hash-gate.ts';

test('so many at once, so many wait, more are refused', async () => {
  const gate = new HashGate({ atOnce: 2, mostWaiting: 3 });
  let running = 0;
  let most = 0;
  const ends: Array<() => void> = [];
  const work = () =>
    gate.run(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return 'done';
    });
  const five = Array.from({ length: 5 }, work);
  await expect(work()).rejects.toMatchObject({ fault: { code: 'busy' } });
  for (let ended = 0; ended < 5; ended += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
  }
  expect(await Promise.all(five)).toEqual(Array(5).fill('done'));
  expect(most).toBe(2);
});

test('work that fails leaves its place', async () => {
  const gate = new HashGate({ atOnce: 1, mostWaiting: 0 });
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.run(async () => 'next')).toBe('next');
});
