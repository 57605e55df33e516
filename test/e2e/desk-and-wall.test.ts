import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { checkSnapshot } from '../../src/main/core/pictures/sealed-picture.ts';
import { readBarcode } from '../../src/simulator/barcode.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { readPng } from '../support/screen.ts';
import { readScreenshot } from '../support/screenshot-pixels.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

/** The real desk drives the real wall: what the keys say is read off the displays by barcode. */
let city: City;
let wall: WallUnderTest;
let desk: Desk;

beforeAll(async () => {
  city = await startTestCity({ cameras: 7, overrides: smallCameras(7) });
  wall = await startWall({ camerasJson: city.camerasJson(), layout: '2x2', displays: 2, operator: true });
  desk = await openDesk(wall);
  await shows(0, '1,2,3,4');
  for (const tile of [0, 1, 2, 3]) await wall.tileIs(tile, { state: 'live' });
});
afterAll(async () => {
  await wall?.dispose();
  await city?.dispose();
});

const cameras = async (display: number) =>
  (await wall.look(display)).map((seen) => seen?.camera ?? '-').join();
const shows = async (display: number, wanted: string) => {
  let seen = '';
  const look = async () => {
    seen = await cameras(display);
    return seen === wanted;
  };
  await until(`display ${display} shows ${wanted}`, look, 40_000, () => [seen, wall.log.slice(-5)]);
};

test('a number and Enter put a camera on the selected tile; undo takes it back', async () => {
  // The log is asked later what was live at this moment.
  await shows(0, '1,2,3,4');
  await wall.tileIs(0, { state: 'live' });
  await desk.press('ArrowRight', 'Digit7');
  await desk.says('Camera 0007');
  await desk.press('Enter');
  await shows(0, '1,7,3,4');
  await desk.press('Ctrl+KeyZ');
  await shows(0, '1,2,3,4');
});

test('a camera that is picked up is put down on another display', async () => {
  await desk.press('KeyX');
  await desk.says('Đang cầm camera của ô 2');
  await desk.press('Tab', 'KeyX');
  await shows(0, '1,5,3,4');
  await shows(1, '2,6,7,-');
  await desk.press('Ctrl+KeyZ');
  await shows(1, '5,6,7,-');
});

test('a tile fills its display with the main stream, and comes back', async () => {
  await desk.press('KeyF');
  const whole = async () => {
    const window = wall.console.windows().find(({ identity }) => identity.displayId === 'headless-2');
    const pixels = readScreenshot((await window?.screenshot()) ?? new Uint8Array());
    return readBarcode(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height })?.camera === 5;
  };
  await until('camera 5 alone', whole, 40_000);
  await until('its main stream', () => wall.tile(0, 1)?.stream === 'main', 40_000);
  await desk.press('Escape');
  await shows(1, '5,6,7,-');
});

test('the desk changes its language while it runs; what follows is done in English', async () => {
  const english = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'EN')`;
  await desk.evaluate(`${english}.click() === undefined`, z.literal(true));
  await desk.says('choose tile');
  await desk.press('KeyX');
  await desk.says('Holding the camera of tile 1');
  await desk.press('Escape');
});

test('a part of a picture opens the main stream and keeps the truth; the whole comes back with Escape', async () => {
  await desk.press('KeyZ');
  await desk.says('Zooming');
  await until('the main stream', () => wall.tile(0, 1)?.stream === 'main', 40_000);
  const zooms = () => wall.console.wall.view().displays[1]?.zooms;
  expect(zooms()).toEqual({ 0: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } });
  await desk.press('ArrowLeft');
  await until('the part has moved', () => zooms()?.['0']?.x === 0.125);
  await desk.press('Escape');
  await shows(1, '5,6,7,-');
});

test('a zoom window shows the part by itself, and is gone when it is closed', async () => {
  await desk.press('Shift+KeyZ');
  const zoom = () => wall.console.windows().find(({ identity }) => identity.kind === 'zoom');
  const window = await until('the zoom window', zoom);
  await until('its picture', () =>
    wall.console.tiles.of(window.identity.displayId ?? '').some(({ state }) => state === 'live'),
  );
  await window.close();
  await until('no zoom window', () => zoom() === undefined);
});

test('a snapshot says what it shows and can be checked', async () => {
  await desk.press('KeyS');
  await desk.says('Picture saved');
  const [name] = await readdir(wall.snapshotFolder);
  expect(name).toMatch(/^0005 .*\.png$/);
  const file = await readFile(join(wall.snapshotFolder, name ?? ''));
  expect(checkSnapshot(file)).toMatchObject({ valid: true });
  const pixels = readPng(file);
  const area = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  expect(readBarcode(pixels, area)?.camera).toBe(5);
});

test('the desk shows the wall’s own stills', async () => {
  const widths = `[...document.querySelectorAll('.plan-still')].map((still) => still.naturalWidth).join()`;
  await until('two stills', async () => (await desk.evaluate(widths, z.string())) === '640,640');
});

test('saved layouts take turns on a display', async () => {
  await desk.press('Ctrl+Shift+Digit1');
  const saved = await until('a saved layout', () => wall.console.wall.layouts.all()[0]);
  expect(saved).toMatchObject({ key: 1, tiles: ['cam-0005', 'cam-0006', 'cam-0007', null] });
  const other = wall.console.wall.layouts.save({
    ...saved,
    id: null,
    key: 2,
    tiles: ['cam-0001', null, null, null],
  });
  // The page may hear of the layout only after a first press, which then means a built-in one.
  await until('the other layout', async () => {
    await desk.press('Ctrl+Digit2');
    return (await cameras(1)) === '1,-,-,-';
  });
  wall.console.wall.setCarousel('headless-2', { layoutIds: [saved.id, other], dwellMs: 4000 }, 'test');
  await shows(1, '5,6,7,-');
  await shows(1, '1,-,-,-');
  await desk.press('Ctrl+Digit1');
  await shows(1, '5,6,7,-');
  expect(wall.console.wall.view().displays[1]?.carousel).toBeNull();
});

test('forty layouts in a hurry end with the last one', async () => {
  const keys = Array.from({ length: 40 }, (_, index) => `Ctrl+Digit${3 + (index % 4)}`);
  await desk.press(...keys, 'Ctrl+Digit3');
  await until('the last layout', () => wall.console.wall.view().displays[1]?.layout === '3x3');
  await until('all of it', async () => (await cameras(1)).startsWith('5,6,7,'), 40_000);
});

test('the log answers what was shown, and by whom it was put there', async () => {
  const log = wall.console.wallLog;
  const changes = log.changes({
    displayId: 'headless-1',
    fromMs: 0,
    toMs: Date.now(),
    limit: 1000,
    first: 'newest',
  });
  const placed = changes.find(({ act }) => act === 'place');
  expect(placed?.by).toMatch(/.@./);
  const then = log.at('headless-1', (placed?.atMs ?? 0) + 1);
  expect(then.tiles.map(({ cameraId }) => cameraId)).toEqual([
    'cam-0001',
    'cam-0007',
    'cam-0003',
    'cam-0004',
  ]);
  expect(then.tiles[0]).toMatchObject({
    state: 'live',
    stream: expect.any(String),
    width: expect.any(Number),
    lane: 'webcodecs',
    transport: 'tcp',
  });
});

test('no page complained', () => expect(wall.pageErrors).toEqual([]));
