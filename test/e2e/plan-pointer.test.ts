import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf } from '../fakes/wall-scenes.ts';

/** The pointer on the desk's plan of the wall: cameras and tiles are dragged, pictures magnified. */
let bench: PageBench;
let page: Page;

const tile = (display: number, index: number) =>
  page.locator('.display').nth(display).locator('.plan-tile').nth(index);
const row = (number: string) => page.locator('.camera-row', { hasText: number }).first();

beforeAll(async () => {
  bench = await PageBench.open();
});
afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.wall = {
    ...noWall,
    displays: [displayOf('d1', '2x2', 3, 4), displayOf('d2', '2x2', 2, 4)],
  };
  page = await bench.page('operator', 'desk');
  await row('0007').waitFor();
});
afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

test('a camera of the list is dropped on a tile, which is selected then', async () => {
  await row('0007').dragTo(tile(1, 3));
  expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd2', tile: 3, cameraId: 'cam-7' });
  await expect.poll(() => tile(1, 3).getAttribute('aria-pressed')).toBe('true');
});

test('a tile is dragged to another display: the cameras change places', async () => {
  await tile(0, 1).dragTo(tile(1, 0));
  expect(await bench.core.seen('wall.swap')).toEqual({
    from: { displayId: 'd1', tile: 1 },
    to: { displayId: 'd2', tile: 0 },
  });
});

test('a camera dropped on a tile that goes away in that moment goes nowhere else', async () => {
  await row('0007').hover();
  await page.mouse.down();
  await tile(0, 3).hover();
  await tile(0, 3).hover();
  bench.core.broadcast('wall.changed', { ...noWall, displays: [displayOf('d2', '1x1', 1)] });
  await page.waitForFunction(() => document.querySelectorAll('.plan-tile').length === 1);
  const under = await page.evaluate(() => document.querySelectorAll('.plan-tile:hover').length);
  await page.mouse.up();
  // What the pointer is over now may take the camera; the tile that is gone may not.
  const places = bench.core.received.filter(({ name }) => name === 'wall.place');
  expect(places.every(({ input }) => (input as { displayId: string }).displayId !== 'd1')).toBe(true);
  expect(places.length).toBeLessThanOrEqual(under === 0 ? 1 : under);
  await page.keyboard.press('Escape');
  await row('0008').dragTo(tile(0, 0));
  expect(await bench.core.seen('wall.place', ({ cameraId }) => cameraId === 'cam-8')).toMatchObject({
    displayId: 'd2',
    tile: 0,
  });
});

test('the wheel over a miniature magnifies that tile’s picture, a box drawn with Shift shows its part', async () => {
  await tile(0, 0).hover();
  await page.mouse.wheel(0, -120);
  const { region } = await bench.core.seen('wall.zoom', ({ tile: index }) => index === 0);
  expect(region).toMatchObject({ width: 0.8, height: 0.8 });
  const box = await tile(0, 1).boundingBox();
  if (!box) throw new Error('the tile is not drawn');
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const drawn = await bench.core.seen('wall.zoom', ({ tile: index }) => index === 1);
  expect(drawn.region?.width).toBeCloseTo(0.25, 1);
  expect(bench.core.received.some(({ name }) => name === 'wall.swap')).toBe(false);
});

test('a double click lets the tile fill its display', async () => {
  await tile(1, 1).dblclick();
  expect(await bench.core.seen('wall.maximise')).toEqual({ displayId: 'd2', tile: 1 });
  bench.core.broadcast('wall.changed', {
    ...noWall,
    displays: [{ ...displayOf('d2', '2x2', 2, 4), maximised: 1 }],
  });
  await page.getByRole('button', { name: 'Ô 2 đang chiếm cả màn hình' }).waitFor();
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
  await page.getByRole('button', { name: 'Tile 2 fills the display' }).click();
  await bench.core.seen('wall.maximise', ({ tile: wanted }) => wanted === null);
});
