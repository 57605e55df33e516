import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { KioskWindow } from '../../src/main/kiosk/kiosk-window.ts';
import type { RgbaPixels } from '../../src/simulator/barcode.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { startKiosk } from '../support/kiosk-process.ts';
import { pageValue } from '../support/page-value.ts';
import { readTiles } from '../support/screen.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';
import { startXDisplays } from '../x-displays.ts';

const monitors = [0, 1, 2].map((index) => ({ x: index * 1280, y: 0, width: 1280, height: 720 }));
const displays = await startXDisplays(monitors);
if ('unavailable' in displays) console.warn(`skipped, several displays: ${displays.unavailable}`);
const { display, connectors, arrange } =
  'unavailable' in displays ? { display: '', connectors: [], arrange: null } : displays;
const [, first = '', last = ''] = connectors;

let city: City;
let directory: string;
let camerasJson: string;
let wall: WallUnderTest;
let desk: Desk;

/** The operator has the first monitor, the others are walls. The desk begins in Vietnamese and goes on in English. */
describe.skipIf(arrange === null)('on three monitors', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vonglau-displays-'));
    city = await startTestCity({
      cameras: 8,
      overrides: smallCameras(8, [{ number: 1, audio: 'pcma', toneHz: 440 }]),
    });
    camerasJson = subsOnly(city);
    await writeFile(join(directory, 'cameras.json'), camerasJson);
    process.env.DISPLAY = display;
  });
  afterAll(async () => {
    await wall?.dispose();
    await city?.dispose();
    if (!('unavailable' in displays)) await displays.dispose();
    await rm(directory, { recursive: true, force: true });
  });

  test('each camera is on its tile of its monitor', async () => {
    const run = startKiosk(
      [
        ...['--cameras', join(directory, 'cameras.json'), '--data', join(directory, 'data')],
        ...['--layout', '2x2'],
      ],
      { DISPLAY: display },
    );
    try {
      await wallsShow(() => run.output().slice(-2000));
    } finally {
      run.child.kill('SIGTERM');
    }
    expect(await run.exit).toBe(0);
  }, 300_000);

  test('after a restart the same cameras are there, and each monitor says its number', async () => {
    const dataDirectory = join(directory, 'data');
    wall = await startWall({ camerasJson, layout: null, headless: false, operator: true, dataDirectory });
    desk = await openDesk(wall);
    await wallsShow();
    await desk.press('KeyN');
    await identified([`1Màn hình 1 · ${first}`, `2Màn hình 2 · ${last}`]);
  }, 300_000);

  test('the cameras of a monitor that is unplugged go where the operator said, in either language', async () => {
    await desk.evaluate(
      `document.querySelectorAll('.display-menu-button')[1].focus() === undefined`,
      z.literal(true),
    );
    await desk.press('Enter');
    await deskShows('[role="menu"]', 'Khi màn hình này bị rút ra');
    await desk.press('ArrowDown', 'Enter');
    await until('the choice', () => wall.console.wall.view().displays[1]?.whenAway === first);
    await arrange?.(monitors.slice(0, 2));
    await until('all cameras on the display that is left', async () => {
      const pixels = await photograph();
      const seen = readTiles(pixels, '3x3', monitors[1]).map((one) => one?.camera);
      return seen.slice(0, 8).join() === '1,2,3,4,5,6,7,8';
    });
    await deskShows('.sign', `đang xem thay màn hình đã rút: ${last}`);
    await chooseEnglish();
    await deskShows('.sign', `standing in for unplugged: ${last}`);
  }, 300_000);

  test('plugged in again, all is as before, and each monitor says its number in English', async () => {
    await arrange?.(monitors);
    await wallsShow();
    expect(wall.console.wall.view().displays[0]?.standsInFor).toEqual([]);
    await desk.press('KeyN');
    await identified([`1Display 1 · ${first}`, `2Display 2 · ${last}`]);
  }, 300_000);

  test('two monitors change their places: each window goes with its own, and its pictures move', async () => {
    const [deskPlace, one, two] = monitors;
    if (!deskPlace || !one || !two) throw new Error('there are three');
    await arrange?.([deskPlace, two, one]);
    await wallsShow(undefined, [two, one]);
    const framesOf = async () => {
      const pixels = await photograph();
      return [two, one].flatMap((monitor) => readTiles(pixels, '2x2', monitor).map((value) => value?.frame));
    };
    const before = await framesOf();
    const moved = async () =>
      (await framesOf()).every((frame, tile) => frame !== undefined && frame !== before[tile]);
    await until('moving pictures on the windows that were moved', moved, 60_000);
    await arrange?.(monitors);
    await wallsShow();
  }, 300_000);

  test('the sound of the selected tile goes on and off by a key, and its state is said in both languages', async () => {
    const facts = `[...document.querySelectorAll('.top-bar .bar-button')].at(-1)`;
    await desk.evaluate(`${facts}.click() === undefined`, z.literal(true));
    await desk.press('KeyA');
    await deskShows('.sound-words', 'Listening · G.711 A-law');
    await desk.evaluate(`${languageButton('VI')}.click() === undefined`, z.literal(true));
    await deskShows('.sound-words', 'Đang nghe · G.711 A-law');
    await desk.press('KeyA');
    await deskShows('.sound-words', 'Đang tắt tiếng.');
    await until('the camera to be left', () => city.camera(1).connections === 1);
  }, 120_000);

  test('no page complained', () => expect(wall.pageErrors).toEqual([]));
});

const languageButton = (language: 'VI' | 'EN') =>
  `[...document.querySelectorAll('.top-bar button')].find(({ textContent }) => textContent === '${language}')`;

async function chooseEnglish(): Promise<void> {
  await desk.evaluate(`${languageButton('EN')}.click() === undefined`, z.literal(true));
}

/** Waits until an element of the desk says this. */
async function deskShows(selector: string, text: string): Promise<void> {
  let said = '';
  const look = async () => {
    said = await desk.evaluate(`document.querySelector('${selector}')?.textContent ?? ''`, z.string());
    return said.includes(text);
  };
  await until(`"${text}" on the desk`, look, 60_000, () => [said, wall.log.slice(-5)]);
}

/** Waits until the wall windows show these over everything, then no more. */
async function identified(wanted: readonly string[]): Promise<void> {
  const windows = [first, last].map((id) => {
    const window = wall.console.windows().find(({ identity }) => identity.displayId === id);
    if (!(window instanceof KioskWindow)) throw new Error(`no window on ${id}`);
    return window;
  });
  const words = () =>
    Promise.all(
      windows.map((window) =>
        pageValue(window, `document.querySelector('.display-number')?.textContent ?? ''`, z.string()),
      ),
    );
  await until(`numbers ${wanted.join()}`, async () => (await words()).join() === wanted.join());
  await until('the pictures without numbers', async () => (await words()).join('') === '');
}

async function wallsShow(
  told = () => wall.log.slice(-10).join('\n'),
  walls = monitors.slice(1),
): Promise<void> {
  let seen: (number | undefined)[][] = [];
  const look = async () => {
    const pixels = await photograph();
    seen = walls.map((monitor) => readTiles(pixels, '2x2', monitor).map((one) => one?.camera));
    return seen.join(';') === '1,2,3,4;5,6,7,8';
  };
  await until('cameras on their monitors', look, 150_000, () => [seen, told()]);
}

function photograph(): Promise<RgbaPixels> {
  if ('unavailable' in displays) throw new Error(displays.unavailable);
  return displays.photograph();
}
