import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Report } from '../../src/shared/report/report.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { startKiosk } from '../support/kiosk-process.ts';
import { readTiles } from '../support/screen.ts';
import { readScreenshot } from '../support/screenshot-pixels.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';

let city: City;
let directory: string;
let cameras: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-cli-'));
  city = await startTestCity({ cameras: 4, overrides: smallCameras(4) });
  cameras = join(directory, 'cameras.json');
  await writeFile(cameras, subsOnly(city));
});
afterAll(async () => {
  await city?.dispose();
  await rm(directory, { recursive: true, force: true });
});

const at = (name: string) => join(directory, name);

test('a killed core comes back by itself with the same wall; asked to end, nothing is left', async () => {
  const args = ['--cameras', cameras, '--headless', '--no-operator', '--data', at('data'), '--layout', '2x2'];
  const run = startKiosk([...args, '--screenshots', at('live'), '--screenshot-every', '1']);
  let lookedAtMs = 0;
  const shown = async (sinceMs: number) => {
    const name = (await readdir(at('live')).catch(() => [])).find((one) => one.endsWith('.png'));
    if (!name) return false;
    const { mtimeMs } = await stat(join(at('live'), name));
    if (mtimeMs < sinceMs || mtimeMs === lookedAtMs) return false;
    lookedAtMs = mtimeMs;
    const seen = readTiles(readScreenshot(readFileSync(join(at('live'), name))), '2x2');
    return seen.map((one) => one?.camera ?? 0).join() === '1,2,3,4';
  };
  await until('four cameras', () => shown(0), 60_000, run.output);
  const core = await childOf(run.child.pid ?? 0);
  const killedAtMs = Date.now();
  process.kill(core, 'SIGKILL');
  await until('the same four, photographed later', () => shown(killedAtMs), 60_000, run.output);
  run.child.kill('SIGINT');
  expect(await run.exit).toBe(0);
  // ffmpeg's arguments name no camera: the city knows who still pulls.
  await until('no pull of ours', () => [1, 2, 3, 4].every((number) => city.camera(number).connections === 0));
  await until(
    'no process of ours',
    async () => !(await commandLines()).some((line) => line.includes(directory)),
  );
});

test('a measured run writes its report and a last picture of each display, and exits 0', async () => {
  const window = ['--layout', '2x1', '--displays', '2', '--headless', '--seconds', '10'];
  const run = startKiosk([
    '--cameras',
    cameras,
    ...window,
    '--report',
    at('report.json'),
    '--screenshots',
    at('shots'),
  ]);
  expect(await run.exit, run.output()).toBe(0);
  const report = Report.strict().parse(JSON.parse(await readFile(at('report.json'), 'utf8')));
  expect(report.host).toBe('kiosk');
  expect(report.displays.map(({ layout, bounds }) => [layout, bounds.width, bounds.height])).toEqual([
    ['2x1', 1920, 1080],
    ['2x1', 1920, 1080],
  ]);
  expect(report.tiles.map(({ cameraId, state }) => [cameraId, state])).toEqual(
    ['cam-0001', 'cam-0002', 'cam-0003', 'cam-0004'].map((id) => [id, 'live']),
  );
  // A machine that is busy with something else gives a tile less: then the governor decided so, for that reason.
  for (const { cameraId, reason } of report.tiles)
    if (reason !== null)
      expect(report.capacity?.decisions).toContainEqual(expect.objectContaining({ cameraId, reason }));
  for (const tile of report.tiles) {
    expect(tile.presentedFps).toBeGreaterThan(1);
    expect(tile.firstPictureMs).toBeGreaterThan(0);
    expect(tile.ageMs?.p50).toBeGreaterThan(0);
  }
  for (const figures of [report.cpuPercent, report.memoryMb]) {
    expect(Math.min(figures.core, figures.browser)).toBeGreaterThan(0);
    // No camera here needs an ffmpeg.
    expect(figures.ffmpeg).toBe(0);
    expect(figures.total).toBeCloseTo(figures.core + figures.ffmpeg + figures.browser, 1);
  }
  const shots = (await readdir(at('shots'))).sort();
  expect(shots).toHaveLength(2);
  const seen = shots.map((name) =>
    readTiles(readScreenshot(readFileSync(join(at('shots'), name))), '2x1').map((one) => one?.camera),
  );
  expect(seen).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test.concurrent('a bad entry is named, broken settings are kept aside, both are said, and the rest is shown', async () => {
  const text = JSON.parse(subsOnly(city)) as { cameras: unknown[] };
  text.cameras.splice(1, 0, {
    id: 'x',
    number: 1,
    name: 'X',
    streams: [{ role: 'sub', url: 'http://127.0.0.1/' }],
  });
  await writeFile(at('bad.json'), JSON.stringify(text));
  const data = await mkdtemp(join(directory, 'broken-'));
  await writeFile(join(data, 'console.json'), '{"version":1,');
  const faulty = ['--cameras', at('bad.json'), '--data', data];
  const run = startKiosk([...faulty, '--headless', '--seconds', '4', '--report', at('bad-report.json')]);
  expect(await run.exit).toBe(0);
  expect(run.output()).toContain(`${at('bad.json')}: entry 2, streams.0.url`);
  expect(run.output()).toContain('settings were broken');
  expect((await readdir(data)).some((name) => name.startsWith('console.json.broken-'))).toBe(true);
  const report = Report.parse(JSON.parse(await readFile(at('bad-report.json'), 'utf8')));
  expect(report.displays.map(({ layout }) => layout)).toEqual(['2x2']);
  expect(report.tiles).toHaveLength(4);
});

describe.concurrent('what cannot be started', () => {
  test.each([
    [
      'no cameras file',
      ['--cameras', '/nowhere/cameras.json'],
      {},
      /\/nowhere\/cameras\.json cannot be read/,
    ],
    ['no such layout', ['--cameras', 'x', '--layout', '9x9'], {}, /--layout/],
    ['no ffmpeg', null, { VONGLAU_FFMPEG: '/nowhere/ffmpeg' }, /\/nowhere\/ffmpeg/],
    ['no browser', null, { VONGLAU_CHROMIUM: '/nowhere/chromium' }, /\/nowhere\/chromium/],
  ])('%s: says which, and stops with 2', async (_what, args, env, message) => {
    const run = startKiosk(args ?? ['--cameras', cameras, '--headless'], env);
    expect(await run.exit).toBe(2);
    expect(run.output()).toMatch(message);
  });

  test('an ffmpeg that is too old: says which, where it was, how to get another, and stops with 2', async () => {
    const old = at('old-ffmpeg');
    await writeFile(
      old,
      '#!/bin/sh\necho "ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021"\n',
      {
        mode: 0o755,
      },
    );
    const run = startKiosk(['--cameras', cameras, '--headless'], { VONGLAU_FFMPEG: old });
    expect(await run.exit).toBe(2);
    expect(run.output()).toContain(`VONGLAU_FFMPEG: ${old} is version 4.4.2-0ubuntu0.22.04.1`);
    expect(run.output()).toContain('apt-get install ffmpeg');
  });
});

async function childOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(text.trim().split(' ')[0]);
}

async function commandLines(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
}
