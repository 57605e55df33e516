import { expect, test } from 'vitest';
import { type LoadSample, loadBetween, lookAtMachine, MachineLoadMeter } from './machine-load.ts';

function sample(atMs: number, idleMs: number, own: Record<string, number> | null = {}): LoadSample {
  return { atMs, idleMs, totalMs: atMs * 4, cores: 4, ownMs: own && new Map(Object.entries(own)) };
}

test('busy cores are what was not idle, ours what our processes used', () => {
  const from = sample(0, 0, { a: 5000, gone: 100 });
  const to = sample(10_000, 10_000, { a: 15_000, born: 5000 });
  expect(loadBetween(from, to)).toEqual({ busyCores: 3, cores: 4, ownCores: 1.5 });
});

test('where processes are not told of, our share is unknown', () => {
  expect(loadBetween(sample(0, 0, null), sample(1000, 4000, null))).toEqual({
    busyCores: 0,
    cores: 4,
    ownCores: null,
  });
});

test('the load is that of the last seconds, not of all time', () => {
  let atMs = 0;
  let idleMs = 0;
  const meter = new MachineLoadMeter(() => sample(atMs, idleMs));
  const pass = (seconds: number, busyCores: number) => {
    for (let second = 0; second < seconds; second++) {
      atMs += 1000;
      idleMs += (4 - busyCores) * 1000;
      meter.load();
    }
  };
  pass(60, 4);
  expect(meter.load().busyCores).toBeCloseTo(4);
  pass(2, 1);
  expect(meter.load().busyCores).toBeGreaterThan(1.2);
  pass(4, 1);
  expect(meter.load().busyCores).toBeCloseTo(1);
});

test('this machine is seen at work, and we with it', () => {
  let elapsedMs = 0;
  const meter = new MachineLoadMeter(
    lookAtMachine(
      () => [process.pid],
      () => elapsedMs,
    ),
  );
  const before = process.cpuUsage();
  const startedAtMs = performance.now();
  // Twenty of the kernel's own ticks.
  while (process.cpuUsage(before).user < 200_000) JSON.stringify(Array.from({ length: 10_000 }));
  elapsedMs = performance.now() - startedAtMs;
  const { busyCores, cores, ownCores } = meter.load();
  expect(busyCores).toBeGreaterThan(0);
  expect(busyCores).toBeLessThanOrEqual(cores);
  if (process.platform === 'linux') expect(ownCores).toBeGreaterThan(0);
  else expect(ownCores).toBeNull();
});
