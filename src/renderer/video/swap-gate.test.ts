import { expect, test } from 'vitest';
import { SwapGate } from './swap-gate.ts';

test('a tile without a picture takes whatever comes first', () => {
  expect(new SwapGate().judge(null, 1000, 9000)).toBe('swap');
  expect(new SwapGate().judge(null, null, 9000)).toBe('wait');
});

test('a picture as new as the one on the glass takes over, an older one never', () => {
  expect(new SwapGate().judge(1000, 1000, 1010)).toBe('swap');
  expect(new SwapGate().judge(1000, 999, 1010)).not.toBe('swap');
});

test('a next feed a little behind is waited for with a picture that stands', () => {
  const gate = new SwapGate();
  expect(gate.judge(1080, 1000, 1090)).toBe('hold');
  expect(gate.judge(1080, null, 1120)).toBe('hold');
  expect(gate.judge(1080, 1040, 1130)).toBe('hold');
  expect(gate.judge(1080, 1080, 1170)).toBe('swap');
});

test('a next feed far behind does not stop the one that is shown: with patience when a moment would do, never when it would take long', () => {
  const some = new SwapGate();
  for (let nowMs = 10_000; nowMs <= 13_000; nowMs += 100)
    expect(some.judge(nowMs - 10, nowMs - 500, nowMs)).toBe('wait');
  expect(some.judge(13_090, 12_600, 13_100)).toBe('hold');
  const far = new SwapGate();
  for (let nowMs = 10_000; nowMs <= 30_000; nowMs += 100)
    expect(far.judge(nowMs - 10, nowMs - 1200, nowMs)).toBe('wait');
});

test('a next feed that never comes does not stop the tile for good, nor at once again', () => {
  const gate = new SwapGate();
  expect(gate.judge(1080, 1000, 1090)).toBe('hold');
  expect(gate.judge(1080, null, 1500)).toBe('wait');
  expect(gate.judge(1580, 1500, 1600)).toBe('wait');
  expect(gate.judge(3580, 3500, 3600)).toBe('hold');
});

/**
 * Two feeds of one camera, looked at 30 times a second until the tile swaps: the one shown has 25 pictures a second and is 20 ms late. `longestStandMs` is how long one
 * of its pictures stood at most.
 */
function race(gate: SwapGate, stepMs: number, lateMs: number, untilMs = 60_000) {
  let [shownAtMs, drawnAtMs, longestStandMs] = [9960, 10_000, 0];
  for (let nowMs = 10_000; nowMs < untilMs; nowMs += 33) {
    const nextAtMs = Math.floor((nowMs - lateMs) / stepMs) * stepMs;
    const stood = { forMs: nowMs - drawnAtMs, stepMs: Math.max(40, stepMs) };
    const verdict = gate.judge(shownAtMs, nextAtMs, nowMs, stood);
    if (verdict === 'swap') return { backMs: Math.max(0, shownAtMs - nextAtMs), longestStandMs };
    const newestAtMs = Math.floor((nowMs - 20) / 40) * 40;
    const drawMs = { hold: shownAtMs, step: shownAtMs + 40, wait: newestAtMs }[verdict];
    if (drawMs > shownAtMs) drawnAtMs = nowMs;
    shownAtMs = Math.max(shownAtMs, drawMs);
    longestStandMs = Math.max(longestStandMs, nowMs - drawnAtMs);
  }
  return { backMs: null, longestStandMs };
}

test('a stream with few pictures a second takes over all the same, after short holds at most', () => {
  for (const stepMs of [40, 200, 333, 500, 700, 1000, 2000, 5000])
    for (const lateMs of [60, 150, 400]) {
      const { backMs, longestStandMs } = race(new SwapGate(), stepMs, lateMs);
      expect(backMs, `step ${stepMs}, late ${lateMs}`).not.toBeNull();
      if (stepMs <= 333) expect(backMs).toBe(0);
      expect(backMs).toBeLessThan(stepMs);
      // One that is hardly later than the other is taken at its best moment, not after holds that were too short.
      if (lateMs <= 150) expect(backMs).toBeLessThanOrEqual(200);
      expect(longestStandMs).toBeLessThanOrEqual(Math.min(1000, Math.max(80, 2 * stepMs)) + 33);
    }
});

test('holds that do not help come ever more seldom', () => {
  const gate = new SwapGate();
  let holds = 0;
  let before = '';
  for (let nowMs = 10_000; nowMs < 310_000; nowMs += 33) {
    // Whatever stands, the next feed stays just behind it.
    const verdict = gate.judge(nowMs - 20, nowMs - 100, nowMs);
    if (verdict === 'hold' && before !== 'hold') holds++;
    before = verdict;
  }
  expect(holds).toBeGreaterThan(5);
  expect(holds).toBeLessThan(14);
});
