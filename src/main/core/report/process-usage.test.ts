import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../../test/support/until.ts';
import { parseProcessStat, readProcessStat, ticksPerSecond } from './process-stat.ts';
import { createUsageMeter, type UsageMeterOptions } from './process-usage.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  }
});

/** Runs a script as the leader of a session of its own; resolves when it says its first word. */
async function start(script: string): Promise<{ child: ChildProcess; pid: number; word: string }> {
  const child = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [word] = await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0, word: String(word).trim() };
}

/** Stops a process: from then on it uses nothing, however late its last work would have come. */
async function halt(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await until('the process stands', () => /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')));
}

const burn = `const burn = (cpuMs) => { const from = process.cpuUsage(); for (;;) { const { user, system } = process.cpuUsage(from); if (user + system >= cpuMs * 1000) return; } };`;
const burnThenStay = `${burn} burn(400); console.log('burnt'); process.stdin.resume();`;

function meter(over: Partial<UsageMeterOptions>) {
  return createUsageMeter({
    supervisor: null,
    core: process.pid,
    ffmpegPids: () => [],
    browserRootPids: () => [],
    ...over,
  });
}

test('reads a name with brackets and spaces', () => {
  const line = `42 (a) b (c)) S 7 42 41 0 -1 4194304 1 2 3 4 100 20 30 4 20 0 1 0 12345 1 2`;
  expect(parseProcessStat(line)).toEqual({
    pid: 42,
    parentPid: 7,
    sessionId: 41,
    cpuTicks: 120,
    endedChildrenTicks: 34,
    niceness: 0,
    startTicks: 12345,
  });
});

test.skipIf(process.platform !== 'linux')('counts what a process uses after the start only', async () => {
  const { pid } = await start(burnThenStay);
  await halt(pid);
  const idle = await meter({ ffmpegPids: () => [pid] }).result();
  expect(readProcessStat(pid)?.cpuTicks).toBeGreaterThanOrEqual(0.4 * ticksPerSecond);
  expect(idle.cpuPercent.ffmpeg).toBe(0);
  expect(idle.memoryMb.ffmpeg).toBeGreaterThan(5);
});

test.skipIf(process.platform !== 'linux')('counts a process that came and one that went', async () => {
  const pids: number[] = [];
  const fromMs = performance.now();
  const measured = meter({ ffmpegPids: () => pids });
  const came = await start(burnThenStay);
  const went = await start(burnThenStay);
  pids.push(came.pid, went.pid);
  measured.sample();
  went.child.stdin?.end();
  await once(went.child, 'exit');
  const { cpuPercent, memoryMb } = await measured.result();
  const seconds = (performance.now() - fromMs) / 1000;
  expect((cpuPercent.ffmpeg / 100) * seconds).toBeGreaterThanOrEqual(0.79);
  expect(cpuPercent.total).toBeCloseTo(cpuPercent.core + cpuPercent.ffmpeg + cpuPercent.browser, 1);
  expect(memoryMb.total).toBeGreaterThan(memoryMb.ffmpeg);
});

test.skipIf(process.platform !== 'linux')('counts a child that lived between two looks', async () => {
  const fromMs = performance.now();
  const measured = meter({});
  const brief = await start(burnThenStay);
  brief.child.stdin?.end();
  await once(brief.child, 'exit');
  const { cpuPercent } = await measured.result();
  const seconds = (performance.now() - fromMs) / 1000;
  expect((cpuPercent.ffmpeg / 100) * seconds).toBeGreaterThanOrEqual(0.39);
});

test.skipIf(process.platform !== 'linux')(
  "counts the browser's grandchildren, an orphan of its session too",
  async () => {
    const grandchild = `${burn} burn(400); console.log(process.pid); setInterval(() => {}, 1000);`;
    const orphaning = `
    const { spawn } = require('node:child_process');
    const middle = \`const c = require('node:child_process').spawn(process.execPath, ['-e', \${JSON.stringify(${JSON.stringify(grandchild)})}], { stdio: 'inherit' }); process.exit(0)\`;
    spawn(process.execPath, ['-e', middle], { stdio: 'inherit' });
    process.stdin.resume();`;
    const fromMs = performance.now();
    const root = { pid: 0 };
    const measured = meter({ browserRootPids: () => (root.pid ? [root.pid] : []) });
    const { pid, word } = await start(orphaning);
    root.pid = pid;
    const orphan = readProcessStat(Number(word));
    expect(orphan?.parentPid).not.toBe(pid);
    const { cpuPercent, memoryMb } = await measured.result();
    const seconds = (performance.now() - fromMs) / 1000;
    expect((cpuPercent.browser / 100) * seconds).toBeGreaterThanOrEqual(0.39);
    expect(memoryMb.browser).toBeGreaterThan(10);
  },
);
