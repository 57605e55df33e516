import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf, reportOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;

const tile = (name: RegExp) => page.getByRole('button', { name });
const selected = () => page.locator('.plan-tile[aria-pressed="true"]').getAttribute('aria-label');

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.notices = [];
  bench.core.state.start.wall = {
    ...noWall,
    displays: [displayOf('d1', '3x3', 8, 9), displayOf('d2', '1+5', 6)],
  };
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

function reportWall(): void {
  const now = Date.now();
  const first = [
    reportOf(0, now),
    reportOf(1, now, { state: 'failed', reason: 'unsupported-codec', codec: 'hevc', pictureAtMs: null }),
    reportOf(2, now, { state: 'stale', reason: 'timeout', pictureAtMs: now - 65_000 }),
  ];
  bench.core.broadcast('tiles.changed', { displayId: 'd1', tiles: first });
}

describe('the plan of the wall', () => {
  test('every tile says its camera and state; what is not reported is not live', async () => {
    reportWall();
    await tile(/^Ô 1, camera 0001 Tràng Tiền – Hàng Bài, trực tiếp$/).waitFor();
    await tile(/^Ô 2, camera 0002 .*không giải mã được H.265 trên máy này/).waitFor();
    await tile(/^Ô 3, camera 0003 .*hình cũ 1 phút, camera không trả lời/).waitFor();
    await page.getByLabel('Tình trạng các ô').getByText('13').waitFor();
    await tile(/^Ô 1, camera 0001 .*không rõ: cửa sổ tường không báo$/)
      .first()
      .waitFor();
  });

  test('arrows choose a tile, Tab the next display', async () => {
    expect(await selected()).toMatch(/^Ô 1,/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await selected()).toMatch(/^Ô 5, camera 0005/);
    await page.keyboard.press('Tab');
    expect(await selected()).toMatch(/^Ô 1,/);
    await page.keyboard.press('ArrowRight');
    expect(await selected()).toMatch(/^Ô 2, camera 0002/);
    await page.keyboard.press('Delete');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd2', tile: 1, cameraId: null });
  });

  test('digits and Enter put a camera on the selected tile, after saying what will happen', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('2');
    await page.keyboard.press('5');
    const line = page.locator('.desk-line');
    await line.getByText('Camera 0025').waitFor();
    expect(await line.textContent()).toContain('đưa lên ô 2');
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await line.getByText('put on tile 2').waitFor();
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 1, cameraId: 'cam-25' });
  });

  test('a number that no camera has is said, and nothing is placed', async () => {
    for (const key of ['9', '9', '9', 'Enter']) await page.keyboard.press(key);
    await page.locator('.desk-line').getByText('không có camera số này').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.desk-line').getByText('phóng to hình').waitFor();
    await page.keyboard.press('Delete');
    await bench.core.seen('wall.place');
    expect(bench.core.received.filter(({ name }) => name === 'wall.place')).toHaveLength(1);
  });

  test('a layout is chosen with Ctrl and a digit or from the list', async () => {
    await page.keyboard.press('Control+4');
    expect(await bench.core.seen('wall.set-layout')).toEqual({ displayId: 'd1', layout: '4x4' });
    await page
      .getByRole('button', { name: /Bố cục/ })
      .nth(1)
      .click();
    await page.getByRole('menuitemradio', { name: '1+12' }).click();
    expect(await bench.core.seen('wall.set-layout', ({ displayId }) => displayId === 'd2')).toEqual({
      displayId: 'd2',
      layout: '1+12',
    });
    bench.core.broadcast('wall.changed', {
      ...noWall,
      displays: [displayOf('d1', '4x4', 16), displayOf('d2', '1+12', 13)],
    });
    await page.waitForFunction(() => document.querySelectorAll('.plan-tile').length === 29);
    // The menu's button has the focus again; digits and Enter mean a camera all the same.
    await page.locator('.layout-popover').waitFor({ state: 'detached' });
    for (const key of ['1', '2', 'Enter']) await page.keyboard.press(key);
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd2', tile: 0, cameraId: 'cam-12' });
  });
});

describe('the camera list', () => {
  test('is searched without diacritics; Enter puts the first hit on the selected tile', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('dong xuan');
    await page.waitForFunction(() => document.querySelectorAll('.camera-row').length === 3);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: 'cam-20' });
    await page.keyboard.type('xyz');
    await page.getByText('Không có camera nào khớp').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    expect(await selected()).toMatch(/^Ô 2,/);
  });
});

describe('words', () => {
  test('the selected camera: what happened, what it means, what to do', async () => {
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await tile(/^Ô 2, camera 0002/)
      .first()
      .click();
    reportWall();
    const facts = page.getByRole('complementary', { name: 'Camera đang chọn' });
    await facts.getByText('không giải mã được H.265 trên máy này').waitFor();
    await facts.getByText('Camera gửi hình dạng H.265').waitFor();
    await facts.getByText('Đổi luồng của camera sang H.264').waitFor();
  });

  test('language and theme are asked of the core and followed when it tells them', async () => {
    await page.getByRole('radio', { name: 'English' }).click();
    expect(await bench.core.seen('preferences.set')).toEqual({ language: 'en' });
    await page.getByRole('radio', { name: 'Sáng' }).click();
    expect(await bench.core.seen('preferences.set', (change) => 'theme' in change)).toEqual({
      theme: 'light',
    });
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'light', keys: {} });
    await page.getByRole('button', { name: 'Central server: no central server' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  });

  test('notices are shown in words until they are dismissed', async () => {
    bench.core.broadcast('notice', { code: 'settings-broken', detail: '/data/console.json.broken' });
    const notices = page.getByRole('region', { name: 'Thông báo' });
    await notices.getByText('Tệp cấu hình bị hỏng').waitFor();
    expect(await notices.textContent()).toContain('/data/console.json.broken');
    await notices.getByRole('button', { name: 'Bỏ thông báo này' }).click();
    await notices.getByText('Tệp cấu hình bị hỏng').waitFor({ state: 'detached' });
  });
});

describe('for everybody', () => {
  test('every control has a name, a size that can be hit, and no id is there twice', async () => {
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    const faults = await page.evaluate(() => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>('button, input, [role="option"], [role="radio"]'),
        // A check box or slider of ours is a hidden input in a label that is what one sees and hits.
      ].map((one) => one.closest('label') ?? one);
      const nameless = controls.filter(
        (one) =>
          !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby') || one.textContent?.trim()),
      );
      const small = controls.filter((one) => {
        if (one.matches('[type="range"]')) return false;
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      });
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return [...nameless, ...small]
        .map(({ outerHTML }) => outerHTML)
        .concat(ids.filter((id, at) => ids.indexOf(id) !== at));
    });
    expect(faults).toEqual([]);
  });

  test.each([
    { width: 1366, height: 768 },
    { width: 3840, height: 2160 },
  ])('at $width x $height all of the desk is in sight, in both languages', async (size) => {
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await page.setViewportSize(size);
    for (const language of ['en', 'vi'] as const) {
      bench.core.broadcast('preferences.changed', { language, theme: 'dark', keys: {} });
      await page.locator(`html[lang="${language}"]`).waitFor();
      await expect.poll(() => page.evaluate(outOfSight)).toEqual([]);
    }
  });

  test('the focus can be seen', async () => {
    await page.keyboard.press('ArrowRight');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineWidth,
    );
    expect(outline).toBe('3px');
  });
});

/** In the page: controls beyond the window, lines lower than their words, and words smaller than one can read. */
function outOfSight(): string[] {
  const rows = [...document.querySelectorAll('.unit-line, .camera-row')];
  const low = rows.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
  const beyond = [...document.querySelectorAll('.top-bar *, .display header *, .desk-line')].filter((one) => {
    const { right, bottom, width } = one.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 1 || bottom > innerHeight + 1);
  });
  const words = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const faults = [...low, ...beyond].map(({ outerHTML }) => outerHTML);
  return rows.length > 10 && words >= innerHeight * 0.014
    ? faults
    : [`${rows.length} rows, ${words} px`, ...faults];
}
