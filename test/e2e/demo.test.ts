import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInSilentNamespace, silentNamespaceUnavailable } from '../netns/run-in-silent-namespace.ts';
import { readPng, readTiles } from '../support/screen.ts';
import { until } from '../support/until.ts';

const unavailable = await silentNamespaceUnavailable();
if (unavailable) console.warn(`skipped, the demo without a network: ${unavailable}`);

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-demo-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const demo = ['build/demo.mjs', '--headless', '--cameras', '4'];

async function shown(screens: string): Promise<number[]> {
  const wall = (await readdir(screens).catch(() => [])).find((name) => /^wall-.*\.png$/.test(name));
  if (!wall) return [];
  return readTiles(readPng(await readFile(join(screens, wall))), '2x2').map((seen) => seen?.camera ?? 0);
}

test.skipIf(unavailable)(
  'the whole demo runs where there is only loopback, and sends nothing anywhere else',
  async () => {
    const screens = join(directory, 'silent');
    const run = await runInSilentNamespace(
      process.execPath,
      [...demo, '--seconds', '25', '--screens', screens],
      {
        timeoutMs: 110_000,
      },
    );
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    expect(await shown(screens)).toEqual([1, 2, 3, 4]);
    expect(run.packetsSent).toBe(0);
  },
);

test('Ctrl-C ends everything the demo started', async () => {
  const screens = join(directory, 'stopped');
  const child = spawn(process.execPath, [...demo, '--screens', screens], { detached: true, stdio: 'ignore' });
  const exit = new Promise((resolve) => child.once('exit', resolve));
  await until('pictures', async () => (await shown(screens)).length === 4, 90_000);
  // To the whole foreground group, as a terminal does it.
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await exit).toBe(0);
  const left = (await commandLines()).filter((line) => line.includes(screens));
  expect(left).toEqual([]);
});

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
