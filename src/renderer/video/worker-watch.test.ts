import { expect, test } from 'vitest';
import { lookEveryMs, WorkerWatch } from './worker-watch.ts';

/** What so many looks say, the first of them one beat after `fromMs`. */
function looks(watch: WorkerWatch, count: number, fromMs = 0): string[] {
  const said = Array.from({ length: count }, (_, at) => watch.look(fromMs + (at + 1) * lookEveryMs));
  return said.filter((one) => one !== null);
}

test('a worker that falls silent is said to be so once, and given up once after fifteen seconds', () => {
  const watch = new WorkerWatch(0);
  watch.heard(0);
  expect(looks(watch, 5)).toEqual([]);
  expect(looks(watch, 54, 1250)).toEqual(['silent']);
  expect(looks(watch, 100, 14_750)).toEqual(['dead']);
  watch.heard(40_000);
  expect(looks(watch, 200, 40_000)).toEqual(['silent', 'dead']);
});

test('a worker that has not spoken yet is not given up', () => {
  expect(looks(new WorkerWatch(0), 200)).toEqual(['silent']);
});

test('a pause of the page is not the silence of its worker', () => {
  const watch = new WorkerWatch(0);
  watch.heard(0);
  expect(watch.look(60_000)).toBe('silent');
  watch.heard(60_001);
  expect(watch.look(60_250)).toBeNull();
});
