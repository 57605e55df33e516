import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clockWords } from '../../src/renderer/i18n/clock-words.ts';
import { ExpectedError } from '../../src/shared/base/fault.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { PageBench, showReports } from '../fakes/page-bench.ts';
import { displayOf, reportOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;

const tile = (index: number) => page.locator(`.tile[data-tile="${index}"]`);
const ageSeconds = async (index: number) =>
  Number(/hình cũ (\d+) giây/.exec((await tile(index).textContent()) ?? '')?.[1]);
const clock = async (index: number) => (await tile(index).locator('time').textContent()) ?? '';

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.wall = { ...noWall, displays: [displayOf('d1', '2x2', 3, 4)] };
  page = await bench.page('wall', 'wall-1');
  await bench.core.seen('session.start');
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

describe('a wall window', () => {
  test('asks for each camera where its tile stands, in device pixels', async () => {
    await showReports(page, 3, []);
    const video = await page.evaluate(() => Reflect.get(globalThis, 'scriptedVideo'));
    expect(video.size).toEqual({ width: 1366, height: 768 });
    expect(video.wishes[2]).toMatchObject({
      tile: 2,
      cameraId: 'cam-3',
      role: 'sub',
      rect: { x: 0, y: 384, width: 683, height: 384 },
    });
  });

  test("says every tile's state in words, in Vietnamese and, when told, in English", async () => {
    const now = Date.now();
    await showReports(page, 3, [
      reportOf(0, now, { reason: 'small-tile' }),
      reportOf(1, now, {
        state: 'reconnecting',
        reason: 'closed-by-camera',
        attempt: 4,
        pictureAtMs: now - 90_000,
      }),
      reportOf(2, now, { state: 'failed', reason: 'unauthorized', pictureAtMs: null }),
    ]);
    await tile(2).getByText('sai tài khoản camera').waitFor();
    expect(await tile(1).textContent()).toContain('đang nối lại, lần 4');
    expect(await tile(1).textContent()).toContain('camera đã ngắt kết nối\u00a0· hình cũ 1 phút');
    expect(await tile(0).textContent()).toMatch(/0001\s+Tràng Tiền[\s\S]*ô nhỏ/);
    expect(await tile(0).locator('.tile-note').isVisible()).toBe(false);
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await tile(2).getByText('wrong camera account').waitFor();
    expect(await tile(1).textContent()).toContain('closed by camera\u00a0· picture 1 min old');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('a picture that is not fresh is shaded, its age counts up and its clock stands', async () => {
    const now = Date.now();
    await showReports(page, 3, [
      reportOf(0, now),
      reportOf(1, now, { state: 'stale', reason: 'timeout', pictureAtMs: now - 5_000 }),
    ]);
    await tile(1)
      .getByText(/hình cũ \d+ giây/)
      .waitFor();
    const stopped = await clock(1);
    const age = await ageSeconds(1);
    expect(age).toBeGreaterThanOrEqual(5);
    await expect.poll(() => ageSeconds(1), { timeout: 30_000 }).toBeGreaterThan(age + 1);
    expect(stopped).toBe(clockWords(now - 5_000));
    expect(await clock(1)).toBe(stopped);
    expect(await tile(1).locator('.tile-shade').isVisible()).toBe(true);
    expect(await tile(0).locator('.tile-shade').isVisible()).toBe(false);
    // Its report was made once: the live tile's clock may have gone on by less than a second.
    expect([clockWords(now), clockWords(now + 999)]).toContain(await clock(0));
  });

  test('a report about the camera that stood there before is not shown for the new one', async () => {
    const now = Date.now();
    await showReports(page, 3, [
      reportOf(0, now),
      reportOf(1, now, { state: 'failed', reason: 'not-found' }),
    ]);
    await tile(1).getByText('không tìm thấy luồng').waitFor();
    const display = displayOf('d1', '2x2', 3, 4);
    bench.core.broadcast('wall.changed', {
      ...noWall,
      displays: [{ ...display, tiles: ['cam-1', 'cam-7', null, null] }],
    });
    await tile(1).getByText('đang kết nối').waitFor();
    expect(await tile(1).textContent()).toContain('0007');
  });

  test('tells the core once a second how its tiles are, and which painter it has', async () => {
    await showReports(page, 3, [reportOf(0, Date.now()), reportOf(1, Date.now())]);
    const report = await bench.core.seen('tiles.report', ({ tiles }) => tiles.length === 2);
    expect(report.displayId).toBe('d1');
    expect(await bench.core.seen('window.painter')).toEqual({ painter: 'scripted', measured: [] });
  });

  test('tells a core that comes back which painter it has', async () => {
    await bench.core.seen('window.painter');
    await bench.core.stop();
    bench.core.received.length = 0;
    await bench.core.listen();
    expect(await bench.core.seen('window.painter')).toEqual({ painter: 'scripted', measured: [] });
  });

  test('decides by itself until the core orders, follows the orders for this window, and keeps the core told', async () => {
    const wishes = () => page.evaluate(() => Reflect.get(globalThis, 'scriptedVideo').wishes);
    await showReports(page, 3, []);
    expect((await wishes())[2]).toMatchObject({ role: 'sub', lane: 'webcodecs', tier: 'all' });
    const { tiles } = await bench.core.seen('feeds.demand', (demand) => demand.tiles.length === 3);
    expect(tiles[2]).toEqual({ tile: 2, cameraId: 'cam-3', widthPx: 683, heightPx: 384, best: false });
    const how = { lane: 'ffmpeg', tier: 'keyframes', reason: 'cpu' } as const;
    const order = { tile: 2, cameraId: 'cam-3', role: 'main', ...how } as const;
    const others = [{ ...order, role: 'sub', lane: 'webcodecs' } as const];
    bench.core.broadcast('feeds.orders', { windowId: 'wall-1', orders: [order] });
    bench.core.broadcast('feeds.orders', { windowId: 'wall-2', orders: others });
    await expect
      .poll(async () => (await wishes())[2])
      .toMatchObject({ role: 'main', lane: 'ffmpeg', tier: 'keyframes', ordered: { reason: 'cpu' } });
    expect((await wishes())[1]).toMatchObject({ lane: 'webcodecs', ordered: null });
    bench.core.broadcast('wall.changed', {
      ...noWall,
      displays: [{ ...displayOf('d1', '2x2', 3, 4), maximised: 2 }],
    });
    const maximised = await bench.core.seen('feeds.demand', (demand) => demand.tiles.length === 1);
    expect(maximised.tiles).toEqual([
      { tile: 2, cameraId: 'cam-3', widthPx: 1366, heightPx: 768, best: true },
    ]);
  });

  test('a tile without an order is shown by its height, however long the core takes', async () => {
    bench.core.answers.set('feeds.demand', () => {
      throw new ExpectedError({ code: 'disconnected', message: 'no orders' });
    });
    try {
      const large = { ...noWall, displays: [displayOf('d1', '1x1', 1)] };
      bench.core.broadcast('wall.changed', large);
      await expect
        .poll(() => page.evaluate(() => Reflect.get(globalThis, 'scriptedVideo').wishes))
        .toMatchObject([{ cameraId: 'cam-1', role: 'main', lane: 'webcodecs' }]);
    } finally {
      bench.core.answers.delete('feeds.demand');
    }
  });

  test('tells a core that comes back its tiles and what it decodes', async () => {
    const h264 = { codec: 'h264', decodes: true, hardware: false };
    expect((await bench.core.seen('feeds.abilities')).codecs).toContainEqual(h264);
    await bench.core.seen('feeds.demand', ({ tiles }) => tiles.length === 3);
    await bench.core.stop();
    bench.core.received.length = 0;
    await bench.core.listen();
    await bench.core.seen('feeds.demand', ({ tiles }) => tiles.length === 3);
    await bench.core.seen('feeds.abilities');
  });

  test('answers what is to be measured of this window, and of no other', async () => {
    await bench.core.seen('window.painter');
    const job = { records: '', parallel: 1, forMs: 100, tile: { width: 160, height: 90 } };
    bench.core.broadcast('decode.wanted', { requestId: 'other', windowId: 'wall-2', ...job });
    bench.core.broadcast('decode.wanted', { requestId: 'mine', windowId: 'wall-1', ...job });
    const answer = await bench.core.seen('decode.measured');
    expect(answer).toMatchObject({ requestId: 'mine', pictures: 0 });
    expect(answer.problem).toContain('scripted');
  });

  test('F2 brings the desk forward, O shows the figures', async () => {
    await showReports(page, 3, [reportOf(0, Date.now())]);
    await page.keyboard.press('F2');
    expect(await bench.core.seen('window.focus')).toEqual({ kind: 'operator', displayId: null });
    const display = displayOf('d1', '2x2', 3, 4);
    await page.keyboard.press('o');
    expect(await bench.core.seen('wall.set-overlay')).toEqual({ shown: true });
    bench.core.broadcast('wall.changed', { ...noWall, displays: [display], overlay: true });
    await tile(0).getByText('H.264 640×360 luồng phụ').waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await tile(0).getByText('H.264 640×360 substream').waitFor();
    await page.keyboard.press('o');
    await bench.core.seen('wall.set-overlay', ({ shown }) => !shown);
    bench.core.broadcast('wall.changed', { ...noWall, displays: [display] });
    await tile(0).getByText('H.264 640×360').waitFor({ state: 'hidden' });
  });

  test('identified screens show their number over everything, then no more', async () => {
    await bench.core.seen('tiles.report');
    bench.core.broadcast('wall.identify', { untilMs: Date.now() + 1500 });
    const number = page.locator('.display-number');
    await number.getByText('Màn hình 1').waitFor();
    expect(await number.locator('b').textContent()).toBe('1');
    await number.waitFor({ state: 'detached' });
  });

  test('the wheel and a drawn box ask for a part of the picture under the pointer', async () => {
    await showReports(page, 3, [reportOf(0, Date.now())]);
    await page.mouse.move(1366 / 4, 768 / 4);
    await page.mouse.wheel(0, -120);
    const { region } = await bench.core.seen('wall.zoom', ({ tile: index }) => index === 0);
    expect(region?.width).toBeCloseTo(0.8, 5);
    expect(region?.x).toBeCloseTo(0.1, 2);
    const display = displayOf('d1', '2x2', 3, 4);
    bench.core.broadcast('wall.changed', {
      ...noWall,
      displays: [{ ...display, zooms: { 0: { x: 0.25, y: 0.25, width: 0.4, height: 0.4 } } }],
    });
    await tile(0).getByText('phóng 2.5×').waitFor();
    await page.mouse.move(1366 * 0.75, 768 * 0.25);
    await page.mouse.down();
    await page.mouse.move(1366 * 0.875, 768 * 0.375);
    await page.mouse.up();
    const box = await bench.core.seen('wall.zoom', ({ tile: index }) => index === 1);
    expect(box.region?.x).toBeCloseTo(0.5, 1);
    expect(box.region?.width).toBeCloseTo(0.25, 1);
  });

  test('words are at least 1.6 % of the display high and stay in the left of a small tile', async () => {
    bench.core.broadcast('wall.changed', { ...noWall, displays: [displayOf('d1', '8x8', 30, 64)] });
    await showReports(
      page,
      30,
      Array.from({ length: 30 }, (_, index) => reportOf(index, Date.now(), { reason: 'small-tile' })),
    );
    await tile(29).locator('.tile-quality').waitFor();
    const sizes = await page.$$eval('.tile *', (elements) =>
      elements
        .filter((element) => element.textContent)
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(768 * 0.016);
    const widths = await page.$$eval('.tile-name', (names) =>
      names.map(
        (name) =>
          name.getBoundingClientRect().width / (name.parentElement?.getBoundingClientRect().width ?? 1),
      ),
    );
    expect(Math.max(...widths)).toBeLessThanOrEqual(0.54);
  });

  test('a video worker that died is told, and the page comes back by itself', async () => {
    await showReports(page, 3, [reportOf(0, Date.now())]);
    bench.core.received.length = 0;
    await page.evaluate(() => Reflect.get(globalThis, 'scriptedVideo').fail('video-worker-died', 'gone'));
    await page.getByRole('alert').getByText('video-worker-died: gone').waitFor();
    await bench.core.seen('session.start');
    await showReports(page, 3, [reportOf(0, Date.now(), { reason: 'cpu' })]);
    await tile(0).getByText('máy quá tải').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('an empty wall says what to do next', async () => {
    bench.core.broadcast('wall.changed', { ...noWall, displays: [displayOf('d1', '2x2', 0, 4)] });
    await page.getByText('Bấm F2 để mở bàn điều hành').waitFor();
    const colour = () =>
      page
        .locator('.message p')
        .first()
        .evaluate((words) => getComputedStyle(words).color);
    const inTheDark = await colour();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'light', keys: {} });
    await page.getByText('Press F2').waitFor();
    // A wall has no light theme: dark words would not be seen on it.
    expect(await colour()).toBe(inTheDark);
  });
});

describe('without the core', () => {
  test('says so plainly, keeps the tiles, and starts the session again when the core is back', async () => {
    await showReports(page, 3, [reportOf(0, Date.now())]);
    await bench.core.stop();
    const banner = page.getByRole('alert');
    await banner.getByText('Mất kết nối tới lõi phần mềm').waitFor();
    expect(await banner.textContent()).toContain('khởi động lại Vọng Lâu');
    expect(await tile(0).textContent()).toContain('0001');
    bench.core.state.start.wall = { ...noWall, displays: [displayOf('d1', '1x1', 1)] };
    await bench.core.listen();
    await banner.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelectorAll('.tile').length === 1);
  });

  test('a refused token is said as such', async () => {
    const refused = await bench.page('wall', 'unknown');
    await refused.getByRole('alert').getByText('Lõi phần mềm không nhận cửa sổ này').waitFor();
    await bench.leave(refused);
  });

  test('a page opened by hand says what to do, in both languages', async () => {
    const bare = await bench.page('wall', null);
    await bare.getByText('Trang này phải do Vọng Lâu mở').waitFor();
    await bare.getByText('This page must be opened by Vọng Lâu').waitFor();
    await bench.leave(bare);
  });
});
