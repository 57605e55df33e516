import { expect, test, vi } from 'vitest';
import { CpuTrace } from './cpu-trace.ts';

test('the last part of a span is told, whatever came before it', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  let usedMs = 0;
  const trace = new CpuTrace({ usedMs: () => usedMs });
  const goOn = (ms: number, cores: number) => {
    for (let at = 0; at < ms; at += 10) {
      usedMs += 10 * cores;
      vi.advanceTimersByTime(10);
    }
  };
  goOn(1000, 2);
  goOn(500, 0.5);
  expect(trace.usedInLast(500)).toBeCloseTo(250, -1);
  expect(trace.usedInLast(1000)).toBeCloseTo(1250, -1);
  // Longer than was watched: all there is.
  expect(trace.usedInLast(9000)).toBeCloseTo(2250, -1);
  trace.dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
