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

test('a next feed far behind does not stop the one that is shown until it had its time', () => {
  const gate = new SwapGate();
  for (let nowMs = 10_000; nowMs <= 13_000; nowMs += 100)
    expect(gate.judge(nowMs - 10, nowMs - 2000, nowMs)).toBe('wait');
  expect(gate.judge(13_190, 11_200, 13_200)).toBe('hold');
});

test('a next feed that never comes does not stop the tile for good, nor at once again', () => {
  const gate = new SwapGate();
  expect(gate.judge(1080, 1000, 1090)).toBe('hold');
  expect(gate.judge(1080, null, 1500)).toBe('wait');
  expect(gate.judge(1580, 1500, 1600)).toBe('wait');
  expect(gate.judge(3580, 3500, 3600)).toBe('hold');
});
