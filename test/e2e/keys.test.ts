import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;

const sheet = () => page.getByRole('dialog', { name: 'Các phím' });
const row = (act: string) => sheet().getByRole('listitem').filter({ hasText: act });
const change = (act: string) => sheet().getByRole('button', { name: `Đổi phím: ${act}` });
const keysOf = (act: string) => row(act).locator('kbd').allTextContents();
const cleared = () => bench.core.received.filter(({ name }) => name === 'wall.place');
const saved = () => bench.core.received.filter(({ name }) => name === 'preferences.set');

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.wall.displays = [displayOf('d1', '3x3', 8, 9)];
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

/** What the core does when it is asked to keep the keys. */
function tellKeys(keys: Record<string, string>): void {
  bench.core.broadcast('preferences.changed', { language: 'vi', theme: 'dark', keys });
}

async function openSheet(): Promise<void> {
  await page.keyboard.press('Shift+?');
  await sheet().waitFor();
}

/** A key press as a browser tells it that an input method has taken. */
async function pressComposing(code: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await devtools.send('Input.dispatchKeyEvent', {
      type,
      code,
      key: 'Process',
      windowsVirtualKeyCode: 229,
    });
  await devtools.detach();
}

describe('the sheet of the keys', () => {
  test('opens with ? and F1, closes with Escape, and the selected tile has the focus again', async () => {
    for (const key of ['Shift+?', 'F1']) {
      await page.keyboard.press(key);
      await sheet().waitFor();
      await page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });
      await page.locator('.plan-tile[aria-pressed="true"]:focus').waitFor();
    }
  });

  test('shows every act with its key, and finds them without diacritics', async () => {
    await openSheet();
    expect(await keysOf('bỏ camera khỏi ô')).toEqual(['Delete']);
    expect(await keysOf('bảng phím này')).toEqual(['?', 'F1']);
    expect(await keysOf('lưu bố cục vào phím số')).toEqual(['Ctrl+Shift+1–9']);
    await page.keyboard.type('chup hinh');
    await page.waitForFunction(() => document.querySelectorAll('.key-row').length === 1);
    expect(await keysOf('chụp hình')).toEqual(['S']);
    await page.keyboard.type(' xyz');
    await sheet().getByText('Không có phím nào khớp').waitFor();
    await page.keyboard.press('Escape');
    await row('chọn ô bên trái').waitFor();
  });

  test('keeps the desk from the keys that are typed in it', async () => {
    await openSheet();
    for (const key of ['2', 'Delete', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Camera 0002').waitFor({ state: 'detached' });
    expect(cleared()).toEqual([]);
  });
});

describe('a key that the person changes', () => {
  test('is asked of the core, shown when it says so, and in force at once', async () => {
    await openSheet();
    await change('bỏ camera khỏi ô').click();
    await row('bỏ camera khỏi ô').getByText('Bấm phím mới').waitFor();
    await page.keyboard.press('j');
    expect(await bench.core.seen('preferences.set')).toEqual({ keys: { clear: 'KeyJ' } });
    tellKeys({ clear: 'KeyJ' });
    await row('bỏ camera khỏi ô').locator('kbd', { hasText: /^J$/ }).waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('j');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 1, cameraId: null });
    expect(cleared()).toHaveLength(1);
  });

  test('is refused when another act has it, which is named; then another key may be pressed', async () => {
    await openSheet();
    await change('bỏ camera khỏi ô').click();
    await page.keyboard.press('s');
    await row('bỏ camera khỏi ô').getByText('S đang dùng cho “chụp hình”').waitFor();
    await page.keyboard.press('Control+5');
    await row('bỏ camera khỏi ô').getByText('Ctrl+5 đang dùng cho “mở bố cục đã lưu”').waitFor();
    expect(saved()).toEqual([]);
    await page.keyboard.press('Alt+s');
    expect(await bench.core.seen('preferences.set')).toEqual({ keys: { clear: 'Alt+KeyS' } });
  });

  test.each([
    ['Control+w', 'phím của trình duyệt'],
    ['F11', 'phím của trình duyệt'],
    ['Meta+d', 'phím của hệ điều hành'],
    ['Control+Space', 'bộ gõ tiếng Việt'],
    ['Tab', 'từ nút này sang nút khác'],
  ])('is refused with its reason when it is %s', async (key, reason) => {
    await openSheet();
    await change('bỏ camera khỏi ô').click();
    await page.keyboard.press(key);
    await row('bỏ camera khỏi ô').getByText(reason).waitFor();
    // Escape leaves the waiting, not the sheet.
    await page.keyboard.press('Escape');
    await row('bỏ camera khỏi ô').getByText(reason).waitFor({ state: 'detached' });
    expect(await sheet().isVisible()).toBe(true);
    expect(saved()).toEqual([]);
  });

  test('goes back as it was, alone or with all others after asking once', async () => {
    tellKeys({ clear: 'KeyJ', search: 'KeyY' });
    await openSheet();
    await sheet().getByRole('button', { name: 'Về phím mặc định: tìm camera' }).click();
    expect(await bench.core.seen('preferences.set')).toEqual({ keys: { clear: 'KeyJ' } });
    tellKeys({ clear: 'KeyJ' });
    await row('tìm camera').locator('kbd', { hasText: '/' }).waitFor();
    await sheet().getByRole('button', { name: 'Tất cả về mặc định' }).click();
    expect(saved()).toHaveLength(1);
    await sheet().getByRole('button', { name: 'Bấm lần nữa: đưa 1 phím' }).click();
    const none = await bench.core.seen('preferences.set', ({ keys }) => Object.keys(keys ?? {}).length === 0);
    expect(none).toEqual({ keys: {} });
  });

  test('is kept: what the core says at the start is in force', async () => {
    bench.core.state.start.preferences.keys = { clear: 'KeyJ', 'act-of-a-later-version': 'KeyY' };
    await page.reload();
    await page.locator('.plan-tile').first().waitFor();
    await page.keyboard.press('j');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: null });
    await openSheet();
    expect(await keysOf('bỏ camera khỏi ô')).toEqual(['J']);
  });
});

describe('under a Vietnamese input method', () => {
  test('keys that it has taken mean nothing to the desk', async () => {
    for (const code of ['Digit2', 'Delete', 'Digit5']) await pressComposing(code);
    await page.keyboard.press('7');
    await page.getByRole('status').getByText('Camera 0007').waitFor();
    expect(cleared()).toEqual([]);
  });

  test('nor are they taken for the new key of an act', async () => {
    await openSheet();
    await change('bỏ camera khỏi ô').click();
    await pressComposing('KeyJ');
    await page.keyboard.press('k');
    expect(await bench.core.seen('preferences.set')).toEqual({ keys: { clear: 'KeyK' } });
  });

  test('a letter counts by its place on the keyboard, whatever it writes', async () => {
    tellKeys({ clear: 'BracketLeft', recents: 'KeyJ' });
    const devtools = await page.context().newCDPSession(page);
    await openSheet();
    await row('bỏ camera khỏi ô').locator('kbd', { hasText: '[' }).waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await devtools.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      code: 'BracketLeft',
      key: 'ư',
      text: 'ư',
    });
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: null });
  });

  test('the sheet says what is written on the keys of the layout', async () => {
    bench.spoil(page);
    await using _layout = await page.addInitScript(() => {
      const labels = new Map([
        ['BracketLeft', 'ư'],
        ['BracketRight', 'ơ'],
        ['KeyS', 's'],
      ]);
      Reflect.defineProperty(navigator, 'keyboard', {
        value: { getLayoutMap: () => Promise.resolve(labels) },
      });
    });
    await page.reload();
    await page.locator('.plan-tile').first().waitFor();
    await openSheet();
    await row('camera lân cận').locator('kbd', { hasText: 'Ơ' }).waitFor();
    expect(await keysOf('camera dùng gần đây')).toEqual(['Ư']);
    expect(await keysOf('chụp hình')).toEqual(['S']);
  });
});

test('a key that is held clears one tile once', async () => {
  await page.keyboard.down('Delete');
  await page.keyboard.down('Delete');
  await page.keyboard.down('Delete');
  await page.keyboard.up('Delete');
  await page.keyboard.press('5');
  await page.getByRole('status').getByText('Camera 0005').waitFor();
  expect(cleared()).toHaveLength(1);
});

test('digits typed after a control was clicked mean a camera; its own keys stay its own', async () => {
  const english = page.getByRole('radio', { name: 'English' });
  await english.click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: null });
  for (const key of ['1', '2', 'Enter']) await page.keyboard.press(key);
  const placed = await bench.core.seen('wall.place', ({ cameraId }) => cameraId !== null);
  expect(placed).toEqual({ displayId: 'd1', tile: 0, cameraId: 'cam-12' });
});
