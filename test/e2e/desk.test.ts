import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/shared/base/fault.ts';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;

const line = () => page.locator('.desk-line');
const called = (wanted: string) => bench.core.received.filter(({ name }) => name === wanted);

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.clear();
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.wall = { ...noWall, displays: [displayOf('d1', '3x3', 8, 9)] };
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

describe('plus and minus', () => {
  const width = () => bench.core.state.start.wall.displays[0]?.zooms[0]?.width ?? 1;

  /** What the core does with a zoom. */
  function keepZooms(): void {
    bench.core.answers.set('wall.zoom', (input) => {
      const { tile, region } = input as CallInput<'wall.zoom'>;
      const { wall } = bench.core.state.start;
      const displays = wall.displays.map((one) => ({ ...one, zooms: region ? { [tile]: region } : {} }));
      bench.core.state.start.wall = { ...wall, displays };
      bench.core.broadcast('wall.changed', bench.core.state.start.wall);
      return {};
    });
  }

  test('magnify only while zooming, and can be changed like any key', async () => {
    keepZooms();
    const keys = { 'zoom-in': 'KeyV' };
    bench.core.broadcast('preferences.changed', { language: 'vi', theme: 'dark', keys });
    await page.keyboard.press('Minus');
    await page.keyboard.press('z');
    await line().getByText('V -: gần, xa').waitFor();
    await expect.poll(width).toBe(0.5);
    expect(called('wall.zoom')).toHaveLength(1);
    await page.keyboard.press('v');
    await expect.poll(width).toBeCloseTo(0.5 / 1.5);
    // Typed with Shift, and on the number pad, plus is plus.
    await page.keyboard.press('NumpadAdd');
    await expect.poll(width).toBeCloseTo(0.5 / 1.5 ** 2);
    await page.keyboard.press('Shift+Equal');
    await expect.poll(width).toBeCloseTo(0.5 / 1.5 ** 3);
    await page.keyboard.press('Minus');
    await expect.poll(width).toBeCloseTo(0.5 / 1.5 ** 2);
  });
});

describe('the line under the wall', () => {
  test('names the keys that are in force', async () => {
    await line().getByText('0–9 Enter').waitFor();
    await line().getByText('←↑→↓').waitFor();
    const keys = { place: 'KeyV', 'move-left': 'KeyU', search: 'Semicolon', clear: 'KeyP' };
    bench.core.broadcast('preferences.changed', { language: 'vi', theme: 'dark', keys });
    await line().getByText('0–9 V').waitFor();
    await line().getByText('U↑→↓').waitFor();
    await page.locator('.camera-search kbd', { hasText: ';' }).waitFor();
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await page.locator('.facts kbd', { hasText: /^P$/ }).waitFor();
    await page.keyboard.press('4');
    await line().getByText('V: đưa lên ô 1').waitFor();
  });
});

describe('removing a camera', () => {
  const remove = () => page.getByRole('button', { name: 'Xoá khỏi danh sách camera…' });
  const question = () => page.getByRole('alertdialog', { name: 'Xoá camera khỏi danh sách?' });

  async function openFacts(): Promise<void> {
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await page.locator('.facts h2').waitFor();
  }

  test('asks once, keeps at first, then takes it from the list and from its tiles', async () => {
    await openFacts();
    await remove().click();
    await question().getByText('Tràng Tiền – Hàng Bài').waitFor();
    // What has the focus is the way back.
    await page.keyboard.press('Enter');
    await question().waitFor({ state: 'detached' });
    expect(called('cameras.remove')).toEqual([]);
    await remove().click();
    await question().getByRole('button', { name: 'Xoá camera' }).press('Enter');
    expect(await bench.core.seen('cameras.remove')).toEqual({ ids: ['cam-1'] });
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: null });
    await question().waitFor({ state: 'detached' });
  });

  test('that fails says why, and the tile stays', async () => {
    bench.core.answers.set('cameras.remove', () => {
      throw new ExpectedError({ code: 'disk-full', message: 'full' });
    });
    await openFacts();
    await remove().click();
    await question().getByRole('button', { name: 'Xoá camera' }).click();
    await question().getByRole('alert').getByText('Đĩa đã đầy').waitFor();
    expect(called('wall.place')).toEqual([]);
  });

  test('is not offered where the list belongs to a file', async () => {
    bench.core.answers.set('cameras.preview', () => {
      throw new ExpectedError({ code: 'cameras-from-file', message: 'from a file' });
    });
    await openFacts();
    await bench.core.seen('cameras.preview');
    await page.getByRole('button', { name: 'Bỏ camera khỏi ô' }).waitFor();
    expect(await remove().count()).toBe(0);
  });
});

test("hidden words of the library are in the page's language", async () => {
  // React Aria keeps the words of the first page of its document.
  await page.reload();
  await page.locator('.plan-tile').first().waitFor();
  await page.getByRole('button', { name: /^Bố cục/ }).click();
  await page.getByRole('menu').waitFor();
  expect(await page.locator('[aria-label="Dismiss"]').count()).toBe(0);
  expect(await page.locator('[aria-label="Đóng"]').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
  await page.getByRole('button', { name: /^Layout/ }).click();
  await page.getByRole('menu').waitFor();
  expect(await page.locator('[aria-label="Dismiss"]').count()).toBeGreaterThan(0);
});
