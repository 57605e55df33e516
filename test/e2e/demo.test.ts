import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { say } from '../../build/words.mjs';
import {
  runInGroup,
  runInSilentNamespace,
  silentNamespaceUnavailable,
} from '../netns/run-in-silent-namespace.ts';
import { readTiles } from '../support/screen.ts';
import { readScreenshot } from '../support/screenshot-pixels.ts';
import { until } from '../support/until.ts';

const unavailable = await silentNamespaceUnavailable();
if (unavailable) console.warn(`skipped, the demo without a network: ${unavailable}`);

let directory: string;
let run: Awaited<ReturnType<typeof runInGroup>>;
/** What tried to leave the machine; null where nobody could count. */
let packetsSent: number | null = null;

/** One run of the demo, as a person starts and ends it, where there is only loopback if that can be had. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-demo-'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(directory, 'nowhere'));
  const folders = ['--screens', directory, '--data', join(directory, 'data')];
  const demo = ['build/demo.mjs', '--electron', '--headless', '--hub', '--cameras', '4', ...folders];
  const options = { timeoutMs: 220_000, interruptAfter: picturesTwice };
  if (unavailable) run = await runInGroup(process.execPath, demo, options);
  else {
    const silent = await runInSilentNamespace(process.execPath, demo, options);
    ({ packetsSent } = silent);
    run = silent;
  }
}, 240_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

/** Chromium's own services make their first attempts within seconds: the demo runs on until it has photographed its windows again. */
async function picturesTwice(): Promise<void> {
  const first = await until('four cameras', () => shownAfter(0), 150_000);
  await until('and again', () => shownAfter(first), 60_000);
}

/** When the wall was photographed with its four cameras, in ms since 1970; false if that was not later than `sinceMs`. */
async function shownAfter(sinceMs: number): Promise<number | false> {
  const name = (await readdir(directory)).find((one) => /^wall-.*\.png$/.test(one));
  if (!name) return false;
  const { mtimeMs } = await stat(join(directory, name));
  if (mtimeMs <= sinceMs) return false;
  const seen = readTiles(readScreenshot(await readFile(join(directory, name))), '2x2');
  return seen.map((one) => one?.camera ?? 0).join() === '1,2,3,4' && mtimeMs;
}

test('the demo shows its cameras until Ctrl-C, which ends everything it started', async () => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  const left = (await commandLines()).filter((line) => line.includes(directory));
  expect(left).toEqual([]);
});

test('without the Electron it was asked for, the demo says so and goes on in Chromium', () => {
  const why = say('electronNotNamed', { path: join(directory, 'nowhere', 'electron') });
  expect(run.stdout).toContain(say('electronAbsent', { why }));
});

test.skipIf(unavailable)('the whole demo runs where there is only loopback, and sends nothing else', () => {
  expect(packetsSent).toBe(0);
});

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
