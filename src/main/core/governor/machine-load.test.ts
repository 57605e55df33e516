import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpus, setPriority } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { type LoadSample, loadBetween, lookAtMachine, MachineLoadMeter } from './machine-load.ts';

function sample(
  atMs: number,
  idleMs: number,
  own: Record<string, number> | null = {},
  background: Record<string, number> = {},
): LoadSample {
  const known = own && { ms: mapOf(own), backgroundMs: mapOf(background) };
  return { atMs, idleMs, totalMs: atMs * 4, cpus: 4, cores: 4, own: known };
}

function mapOf(ms: Record<string, number>) {
  return new Map(Object.entries(ms));
}

test('busy cores are what was not idle, ours what our processes used', () => {
  const from = sample(0, 0, { a: 5000, gone: 100 });
  const to = sample(10_000, 10_000, { a: 15_000, born: 5000 });
  expect(loadBetween(from, to)).toEqual({ busyCores: 3, cores: 4, ownCores: 1.5 });
});

test('what our background work uses counts as free: it gives way to whoever wants it', () => {
  const from = sample(0, 0, { a: 0 }, { encoder: 1000 });
  const to = sample(10_000, 0, { a: 10_000 }, { encoder: 21_000 });
  expect(loadBetween(from, to)).toEqual({ busyCores: 2, cores: 4, ownCores: 1 });
});

test('more processors than may be used at a time, by a quota: nobody is seen to use more than those', () => {
  const quota = { cpus: 8, cores: 2 };
  const from = { ...sample(0, 0, { a: 0 }), ...quota, totalMs: 0 };
  const to = { ...sample(10_000, 40_000, { a: 15_000 }), ...quota, totalMs: 80_000 };
  expect(loadBetween(from, to)).toEqual({ busyCores: 2, cores: 2, ownCores: 1.5 });
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

test.runIf(process.platform === 'linux')('a niced child at work is not seen as load', async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  setPriority(pid, 19);
  const look = lookAtMachine(
    () => [pid],
    () => performance.now(),
  );
  const used = (of: 'ms' | 'backgroundMs') =>
    [...(look().own?.[of].values() ?? [])].reduce((a, b) => a + b, 0);
  await expect.poll(() => used('backgroundMs')).toBeGreaterThan(100);
  expect(used('ms')).toBe(0);
});

test.runIf(process.platform === 'linux' && cpus().length > 1)(
  'a pinned process looks at its own processors',
  () => {
    const script = `
    import { ourCpus } from ${JSON.stringify(new URL('our-cpus.ts', import.meta.url).href)};
    console.log(JSON.stringify(ourCpus()));`;
    const { stdout, error } = spawnSync(
      'taskset',
      ['-c', '1', process.execPath, '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    );
    expect(error).toBeUndefined();
    expect(JSON.parse(stdout)).toEqual({ indexes: [1], cores: 1 });
  },
);
