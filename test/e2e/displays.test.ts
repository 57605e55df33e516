import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { type KioskProcess, startKiosk } from '../support/kiosk-process.ts';
import { readPng, readTiles } from '../support/screen.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startXDisplays, type XDisplays } from '../x-displays.ts';

const monitors = [0, 1, 2].map((index) => ({ x: index * 1280, y: 0, width: 1280, height: 720 }));
const displays = await startXDisplays(monitors);
if ('unavailable' in displays) console.warn(`skipped, several displays: ${displays.unavailable}`);

test.skipIf('unavailable' in displays)('on three monitors', { timeout: 900_000 }, async () => {
  if ('unavailable' in displays) return;
  await onThreeMonitors(displays);
});

let city: City;
let directory: string;
let run: KioskProcess | null = null;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-displays-'));
  city = await startTestCity({ cameras: 8, overrides: smallCameras(8) });
  await writeFile(join(directory, 'cameras.json'), subsOnly(city));
});
afterAll(async () => {
  run?.child.kill('SIGTERM');
  await run?.exit;
  await city?.dispose();
  if (!('unavailable' in displays)) await displays.dispose();
  await rm(directory, { recursive: true, force: true });
});

/** The operator has the first monitor, the others are walls: each camera is on its tile of its monitor, also after a restart, when a monitor goes and comes, and when two change places. */
async function onThreeMonitors({ display, connectors, arrange }: XDisplays): Promise<void> {
  const start = (...more: string[]) => {
    const args = ['--cameras', join(directory, 'cameras.json'), '--data', join(directory, 'data'), ...more];
    return startKiosk(args, { DISPLAY: display });
  };
  run = start('--layout', '2x2');
  await wallsShow(display, run);
  run.child.kill('SIGTERM');
  expect(await run.exit).toBe(0);
  const settings = join(directory, 'data', 'console.json');
  const kept = JSON.parse(await readFile(settings, 'utf8')) as { whenAway: Record<string, string> };
  kept.whenAway = { [connectors[2] ?? '']: connectors[1] ?? '' };
  await writeFile(settings, JSON.stringify(kept));
  run = start();
  await wallsShow(display, run);
  await unplugged(display, run, arrange);
  await swapped(display, run, arrange);
}

/** Two monitors change their places: each one's window goes with it, with its cameras, and its pictures move. */
async function swapped(display: string, process: KioskProcess, arrange: XDisplays['arrange']): Promise<void> {
  const [desk, one, two] = monitors;
  if (!desk || !one || !two) throw new Error('there are three');
  await arrange([desk, two, one]);
  await wallsShow(display, process, [two, one]);
  const framesOf = async () => {
    const pixels = readPng(await photograph(display));
    return [two, one].flatMap((monitor) => readTiles(pixels, '2x2', monitor).map((value) => value?.frame));
  };
  const before = await framesOf();
  const moved = async () =>
    (await framesOf()).every((frame, tile) => frame !== undefined && frame !== before[tile]);
  await until('moving pictures on the windows that were moved', moved, 60_000, () =>
    process.output().slice(-2000),
  );
  await arrange(monitors);
  await wallsShow(display, process);
}

/** The last monitor goes: the one before shows its cameras too. It comes back: all is as before. */
async function unplugged(
  display: string,
  process: KioskProcess,
  arrange: XDisplays['arrange'],
): Promise<void> {
  await arrange(monitors.slice(0, 2));
  let seen: (number | undefined)[] = [];
  const look = async () => {
    const pixels = readPng(await photograph(display));
    seen = readTiles(pixels, '3x3', monitors[1]).map((one) => one?.camera);
    return seen.slice(0, 8).join() === '1,2,3,4,5,6,7,8';
  };
  await until('all cameras on the display that is left', look, 60_000, () => [
    seen,
    process.output().slice(-2000),
  ]);
  await arrange(monitors);
  await wallsShow(display, process);
}

async function wallsShow(
  display: string,
  { output }: KioskProcess,
  walls = monitors.slice(1),
): Promise<void> {
  let seen: (number | undefined)[][] = [];
  const look = async () => {
    const pixels = readPng(await photograph(display));
    seen = walls.map((monitor) => readTiles(pixels, '2x2', monitor).map((one) => one?.camera));
    return seen.join(';') === '1,2,3,4;5,6,7,8';
  };
  await until('cameras on their monitors', look, 150_000, () => [seen, output().slice(-2000)]);
}

/** A picture of the whole X screen. */
async function photograph(display: string): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout } = await promisify(execFile)(
    'import',
    ['-display', display, '-window', 'root', '-define', 'png:compression-level=1', 'png:-'],
    options,
  );
  return stdout;
}
