import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../src/shared/camera/camera.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { bigCity } from '../fakes/big-city.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf } from '../fakes/wall-scenes.ts';

const city = bigCity(50_000);
/** The same streets, sooner loaded. */
const town = bigCity(4000);
let bench: PageBench;
let page: Page;

const search = () => page.getByRole('combobox', { name: 'Tìm camera' });
const grid = () => page.getByRole('grid', { name: 'Camera' });
/** The rows as they stand on the screen, from the top: numbers of the cameras. */
const numbers = () =>
  page.locator('.camera-row b').evaluateAll((cells) =>
    cells
      .map((cell) => ({ top: cell.getBoundingClientRect().top, text: cell.textContent }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => Number(text)),
  );
const firstRow = (number: number) =>
  page.locator('#camera-hit-0 .camera-row b', { hasText: new RegExp(`^0*${number}$`) }).waitFor();
const placed = () =>
  bench.core.received.filter(({ name }) => name === 'wall.place').map(({ input }) => input);
/** The text of the row that has the mark, as a screen reader finds it from the search field. */
const marked = () =>
  search().evaluate((field) => {
    const row = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    return row?.getAttribute('aria-selected') === 'true' ? (row.querySelector('b')?.textContent ?? '') : '';
  });
const waitMarked = (number: string) => expect.poll(marked, { timeout: 20_000 }).toBe(number);

async function open(cameras: readonly CameraInfo[] = town): Promise<void> {
  bench.core.state.start.cameras = [...cameras];
  page = await bench.page('operator', 'desk');
  await page
    .locator(cameras.length > 0 ? '.plan-tile' : '.desk-middle button')
    .first()
    .waitFor();
}

/** Types into the search field, from wherever the focus is. */
async function find(query: string): Promise<void> {
  await search().focus();
  await search().fill(query);
}

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(() => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.wall = { ...noWall, displays: [displayOf('d1', '3x3', 8, 9)] };
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

describe('50,000 cameras', () => {
  beforeEach(async () => {
    await open(city);
    await firstRow(1);
  });

  test('are all there to be scrolled to, but only those in sight are drawn', async () => {
    await page.getByText('50000/50000').waitFor();
    expect(await page.locator('.camera-row').count()).toBeLessThan(60);
    await grid().evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await page.locator('.camera-row b', { hasText: /^50000$/ }).waitFor();
  });

  test('are found by number, name, unit and street without diacritics, the nearest first', async () => {
    await find('12707');
    await firstRow(12_707);
    expect(await numbers()).toEqual([12_707]);
    await find('cho dien bien');
    await page.locator('#camera-hit-0', { hasText: 'Chợ Điện Biên' }).waitFor();
    await find('ba dinh duong lang');
    await page.locator('#camera-hit-0 .camera-row[title*="Quận Ba Đình"]').waitFor();
    await find('tran duy hung');
    await page.locator('#camera-hit-0 .camera-place', { hasText: 'Trần Duy Hưng' }).waitFor();
    await find('Tràng Tiền'.normalize('NFD'));
    await page.locator('#camera-hit-0 .camera-name', { hasText: 'Tràng Tiền' }).waitFor();
  });
});

describe('the list of cameras', () => {
  beforeEach(async () => {
    await open();
    await firstRow(1);
  });

  test('the arrows move a mark that is named to a screen reader, and Enter places that camera', async () => {
    await find('hang bac');
    await page.locator('#camera-hit-0 .camera-name', { hasText: 'Hàng Bạc' }).waitFor();
    const found = await numbers();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown']) await page.keyboard.press(key);
    const wanted = found[11];
    await waitMarked(String(wanted).padStart(4, '0'));
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('wall.place')).toEqual({
      displayId: 'd1',
      tile: 0,
      cameraId: `cam-${wanted}`,
    });
    expect(await search().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  test('Enter while an input method composes places nothing; Escape clears, then leaves', async () => {
    await find('3707');
    await firstRow(3707);
    await search().evaluate((field) => {
      const enter = { code: 'Enter', key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    await page.keyboard.press('Escape');
    await page.getByText('4000/4000').waitFor();
    expect(await search().inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('.plan-tile:focus').waitFor();
    expect(placed()).toEqual([]);
  });

  test('a double click places a camera and leaves the search field ready', async () => {
    await page.locator('.camera-row b', { hasText: /^0004$/ }).dblclick();
    expect(await bench.core.seen('wall.place')).toMatchObject({ cameraId: 'cam-4' });
    await expect.poll(() => search().evaluate((field) => field === document.activeElement)).toBe(true);
    await waitMarked('0004');
  });

  test('a row that is dragged carries the id of its camera', async () => {
    bench.spoil(page);
    await page.evaluate(() => {
      const told: string[] = [];
      Reflect.set(globalThis, 'dropped', told);
      addEventListener('dragover', (event) => event.preventDefault());
      addEventListener(
        'drop',
        ({ dataTransfer }) => told.push(dataTransfer?.getData('application/x-vonglau-camera') ?? ''),
        true,
      );
    });
    await page.locator('.camera-row', { hasText: '0003' }).first().dragTo(page.locator('.plan-tile').nth(4));
    expect(await page.evaluate(() => Reflect.get(globalThis, 'dropped'))).toEqual(['cam-3']);
  });

  test('a row says whether its camera is on the wall, with a sign and with words', async () => {
    await find('0008');
    await firstRow(8);
    await page.locator('#camera-hit-0').getByText('đang trên tường').waitFor();
    await find('00009');
    await firstRow(9);
    await expect.poll(() => page.locator('#camera-hit-0 .camera-on-wall').count()).toBe(0);
    const wall = { ...noWall, displays: [displayOf('d1', '3x3', 9)] };
    bench.core.broadcast('wall.changed', wall);
    await page.locator('#camera-hit-0').getByText('đang trên tường').waitFor();
  });
});

describe('the tree of units', () => {
  beforeEach(async () => {
    await open();
    await firstRow(1);
  });

  test('goes by keys; a unit narrows the list, and search stays within it', async () => {
    const tree = page.getByRole('tree', { name: 'Đơn vị' });
    await tree.focus();
    await page.keyboard.press('ArrowDown');
    const item = (name: RegExp) => page.getByRole('treeitem', { name });
    await item(/^Quận Ba Đình [\d.]+ camera$/).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => item(/^Phường Bạch Mai [\d.]+ camera$/).getAttribute('aria-selected'))
      .toBe('true');
    expect(await item(/^Quận Ba Đình [\d.]+ camera$/).getAttribute('aria-expanded')).toBe('true');
    await page.locator('#camera-hit-0 .camera-place', { hasText: 'Phường Bạch Mai' }).waitFor();
    await find('hoan kiem');
    await page.getByText('Không có camera nào khớp “hoan kiem” trong đơn vị này.').waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await page.getByRole('tree', { name: 'Units' }).waitFor();
    await page.getByRole('button', { name: 'Search all cameras' }).click();
    await page.locator('#camera-hit-0').waitFor();
    await page.locator('.camera-place', { hasText: 'Phường' }).first().waitFor();
  });

  test('goes by the pointer, and can be put away', async () => {
    const district = page.getByRole('treeitem', { name: /^Quận Long Biên [\d.]+ camera$/ });
    await district.locator('.unit-arrow').click();
    await page.getByRole('treeitem', { name: /^Phường Cửa Nam [\d.]+ camera$/ }).click();
    await page.locator('#camera-hit-0 .camera-place', { hasText: 'Phường Cửa Nam' }).waitFor();
    const head = page.getByRole('button', { name: /^Đơn vị/ });
    expect(await head.textContent()).toContain('Phường Cửa Nam');
    await head.click();
    await page.getByRole('tree').waitFor({ state: 'detached' });
    expect(await head.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('one key away', () => {
  beforeEach(async () => {
    await open();
    await firstRow(1);
  });

  test('[ lists the cameras last put on a tile, newest first, also after the page was loaded again', async () => {
    await page.keyboard.press('[');
    await page.getByText('Bàn này chưa đưa camera nào lên ô.').waitFor();
    for (const number of ['3001', '3002', '3001']) {
      await find(number);
      await firstRow(Number(number));
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('[');
    await expect.poll(numbers).toEqual([3001, 3002]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await bench.core.seen('wall.place', ({ cameraId }) => cameraId === 'cam-3002');
    await page.reload();
    await firstRow(1);
    await page.keyboard.press('[');
    await expect.poll(numbers).toEqual([3002, 3001]);
  });

  test('] lists the neighbours of the selected camera, its street first, with the distance', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(']');
    await page.getByText(/^Lân cận 0002 /).waitFor();
    const street = town[1]?.street ?? '';
    const first = page.locator('#camera-hit-0');
    await first.locator('.camera-place', { hasText: street }).waitFor();
    await first.getByText(/^cùng phố, [\d.,]+ k?m$/).waitFor();
    const [nearest] = await numbers();
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('wall.place')).toEqual({
      displayId: 'd1',
      tile: 1,
      cameraId: `cam-${nearest}`,
    });
    await page.keyboard.press('Escape');
    await page.getByText('4000/4000').waitFor();
  });

  test('] on an empty tile says what to do', async () => {
    await page.locator('.plan-tile').nth(8).click();
    await page.keyboard.press(']');
    await page.getByText('Ô đang chọn chưa có camera.').waitFor();
    await page.getByText('Chọn một ô có camera rồi bấm phím ].').waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await page.getByText('Select a tile with a camera and press the key ].').waitFor();
  });
});

test('names of 500 characters, emoji, right-to-left text and line breaks leave every row whole', async () => {
  const names = [
    'Dài '.repeat(125),
    '🚦'.repeat(250),
    'كاميرا المدخل الرئيسي '.repeat(20),
    'Một\nhai\nba',
    'X',
  ];
  const strange = names.map(
    (name, index): CameraInfo => ({
      id: `s${index}`,
      number: index + 1,
      name,
      unit: `${name.slice(0, 200)} / ${name.slice(0, 200)}`,
      street: name.slice(0, 400),
      position: null,
      roles: ['main'],
    }),
  );
  await open(strange);
  await firstRow(1);
  const rows = await page.locator('.camera-row').evaluateAll((elements) =>
    elements.map((element) => ({
      height: element.getBoundingClientRect().height,
      overflows: element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth,
    })),
  );
  expect(rows).toHaveLength(names.length);
  expect(new Set(rows.map(({ height }) => height)).size).toBe(1);
  expect(rows.filter(({ overflows }) => overflows)).toEqual([]);
  await find('المدخل');
  await firstRow(3);
  await find('🚦');
  await firstRow(2);
});

test('an empty list says how cameras come in, in both languages', async () => {
  await open([]);
  const list = page.getByRole('complementary', { name: 'Camera' });
  await list.getByText('Danh sách camera đang trống.').waitFor();
  await list.getByText('Hãy thêm camera từ tệp (CSV, JSON) hoặc theo địa chỉ.').waitFor();
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
  await page.getByText('Add cameras from a file (CSV, JSON) or by address.').waitFor();
  bench.core.broadcast('cameras.changed', { from: 0, total: 3, cameras: town.slice(0, 3) });
  await page.getByText('3/3').waitFor();
  await expect.poll(numbers).toEqual([1, 2, 3]);
});
