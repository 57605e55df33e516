import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/shared/base/fault.ts';
import type { CapacityView } from '../../src/shared/capacity/capacity.ts';
import type { CallName } from '../../src/shared/contract/calls.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import {
  measuredCapacity,
  measuringCapacity,
  overloadedCapacity,
  unmeasuredCapacity,
} from '../fakes/capacity-scenes.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf, reportOf } from '../fakes/wall-scenes.ts';

let bench: PageBench;
let page: Page;
let view: CapacityView;

const bar = () => page.locator('.capacity-button');
const dialog = () => page.getByRole('dialog', { name: 'Sức máy' });
const asked = (name: CallName) =>
  bench.core.received.filter((call) => call.name === name).map(({ input }) => input);

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.wall = {
    ...noWall,
    displays: [displayOf('d1', '3x3', 8, 9), displayOf('d2', '1+5', 6)],
  };
  view = measuredCapacity(Date.now());
  bench.core.answers.clear();
  bench.core.answers.set('capacity.get', () => view);
  await openDesk();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

async function openDesk(): Promise<void> {
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
}

async function openDialog(): Promise<void> {
  await page.keyboard.press('d');
  await dialog().waitFor();
}

function tell(change: CapacityView): void {
  view = change;
  bench.core.broadcast('capacity.changed', change);
}

describe('the top bar', () => {
  test('says the room that is left, and follows it', async () => {
    await page.getByRole('button', { name: 'còn chỗ: 41 luồng phụ hoặc 6 luồng chính' }).waitFor();
    await bar().getByText('còn 41 phụ / 6 chính').waitFor();
    tell(measuredCapacity(Date.now(), { room: { sub: 3, main: 0, usedPercent: 93 } }));
    await bar().getByText('còn 3 phụ / 0 chính').waitFor();
    await page.setViewportSize({ width: 3840, height: 2160 });
    await bar().getByText('còn chỗ: 3 luồng phụ hoặc 0 luồng chính').waitFor();
  });

  test('says when the machine is not measured, and how a measurement goes', async () => {
    tell(unmeasuredCapacity(Date.now()));
    await page.getByRole('button', { name: /^sức máy chưa đo, ước còn 12 luồng phụ/ }).waitFor();
    tell(measuringCapacity(Date.now(), 0.4));
    await page.getByRole('button', { name: /^đang đo sức máy: 40 %/ }).waitFor();
  });

  test('counts the tiles that are low and why; small tiles are usual and not spoken of', async () => {
    await bar().getByText('còn 41 phụ').waitFor();
    expect(await bar().textContent()).not.toContain('bị giảm');
    tell(overloadedCapacity(Date.now()));
    await page
      .getByRole('button', {
        name: /^hết chỗ mở thêm 10 ô bị giảm: máy quá tải 4, chỉ khung chính 2, nửa số hình 3, mạng chậm 1/,
      })
      .waitFor();
  });

  test('stays in one line at 1366 x 768 in both languages with all there is to say', async () => {
    tell(overloadedCapacity(Date.now()));
    await bar().getByText('10 ô bị giảm').first().waitFor();
    for (const language of ['vi', 'en'] as const) {
      bench.core.broadcast('preferences.changed', { language, theme: 'dark', keys: {} });
      await page.locator(`html[lang="${language}"]`).waitFor();
      const { over, cut } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll('.top-bar button, .top-bar .capacity-words, .counts')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map(({ textContent }) => textContent),
      }));
      expect({ over, cut }).toEqual({ over: 0, cut: [] });
    }
  });
});

describe('the page of the capacity', () => {
  test('opens with its key or the button, closes with Escape, and the tile has the focus again', async () => {
    await openDialog();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.locator('.plan-tile[aria-pressed="true"]:focus').waitFor();
    await bar().click();
    await dialog().waitFor();
  });

  test('shows the machine, the use in words, and what each kind of stream costs', async () => {
    await openDialog();
    await dialog().getByText('Intel(R) Xeon(R) CPU @ 2.20GHz, 2 nhân').waitFor();
    await dialog().getByText('không thấy; giải mã bằng bộ xử lý').waitFor();
    await dialog().getByText('Đang dùng 38 % sức cho phép: thoải mái').waitFor();
    // 2 cores x 1000 ms / (0.81 ms x 25 pictures) = 98.7.
    const row = dialog().getByRole('row', {
      name: 'ffmpeg bộ xử lý H.264 640×360 → 240×135 0,81 ms 98 luồng',
    });
    await row.waitFor();
    await dialog()
      .getByRole('row', { name: /^cửa sổ tường .* H\.265 .* không chạy được the browser/ })
      .waitFor();
    await dialog().getByRole('listitem').filter({ hasText: 'cuda không chạy được' }).waitFor();
    await dialog().getByText('Chưa phải điều chỉnh ô nào.').waitFor();
  });

  test('says what is low, why, and what the governor did, with cameras by number and name', async () => {
    tell(overloadedCapacity(Date.now()));
    await openDialog();
    await dialog().getByText('Đang dùng 112 % sức cho phép: quá sức').waitFor();
    await dialog().getByRole('listitem').filter({ hasText: '4 ô: máy quá tải.' }).waitFor();
    await dialog().getByRole('listitem').filter({ hasText: '9 ô: ô nhỏ.' }).waitFor();
    await dialog()
      .getByRole('listitem')
      .filter({ hasText: '0005 Đường Láng – Nguyễn Chí Thanh: xuống luồng phụ (máy quá tải)' })
      .waitFor();
  });

  test('without figures says so and what to do next', async () => {
    tell(unmeasuredCapacity(Date.now()));
    await openDialog();
    await dialog().getByText('Máy này chưa được đo.').waitFor();
    await dialog().getByText('Bấm “Đo…” để đo máy này.').waitFor();
    await dialog().getByText('Đo máy thì các cách đều được thử.').waitFor();
  });
});

describe('measuring again', () => {
  const again = () => dialog().getByRole('button', { name: 'Đo lại…' });

  test('asks once what will happen, by keyboard alone; no starts nothing', async () => {
    await openDialog();
    await again().press('Enter');
    await dialog().getByText('tường chỉ hiện khung hình chính').waitFor();
    await dialog().getByRole('button', { name: 'Thôi' }).press('Enter');
    await again().press('Enter');
    expect(asked('capacity.measure')).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('capacity.measure')).toEqual({});
  });

  test('shows how it goes, and announces the result', async () => {
    const before = view;
    await openDialog();
    tell(measuringCapacity(Date.now(), 0.25));
    const progress = dialog().getByRole('progressbar', { name: 'Đo sức máy' });
    await progress.getByText('25 %').waitFor();
    expect(await progress.getAttribute('aria-valuenow')).toBe('25');
    tell({ ...before, measuredAtMs: Date.now(), room: { sub: 50, main: 7, usedPercent: 30 } });
    await dialog().getByRole('status').getByText('Đã đo xong; các số mới đã được dùng.').waitFor();
    await dialog().getByText('50 luồng phụ hoặc 7 luồng chính').waitFor();
    // What was said is old when the page is opened again.
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await openDialog();
    await again().waitFor();
    expect(await dialog().getByText('Đã đo xong').count()).toBe(0);
  });

  test('can be stopped: the earlier figures stay', async () => {
    const before = view;
    await openDialog();
    tell(measuringCapacity(before.measuredAtMs ? before.measuredAtMs + 300_000 : 0, 0.6));
    await dialog().getByRole('button', { name: 'Dừng đo' }).press('Enter');
    expect(await bench.core.seen('capacity.cancel')).toEqual({});
    tell(before);
    await dialog().getByRole('status').getByText('Đã dừng đo').waitFor();
  });

  test('into which something comes says what, and what to do', async () => {
    const before = view;
    await openDialog();
    tell(measuringCapacity(before.measuredAtMs ? before.measuredAtMs + 300_000 : 0, 0.6));
    // It began by itself: the focus stays where it was.
    await dialog().getByRole('button', { name: 'Dừng đo' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe('Dừng đo');
    tell({ ...before, fault: { code: 'measuring-failed', message: 'the window closed' } });
    await dialog().getByRole('status').getByText('Kiểm tra màn hình của tường rồi đo lại').waitFor();
  });

  test('that is refused says why, and can be asked for again', async () => {
    bench.core.answers.set('capacity.measure', () => {
      throw new ExpectedError({ code: 'no-wall-window', message: 'no window' });
    });
    await openDialog();
    await again().click();
    await dialog().getByRole('button', { name: 'Đo ngay' }).click();
    await dialog().getByRole('alert').getByText('Nối màn hình của tường rồi đo lại').waitFor();
    await again().waitFor();
  });

  test('that ends while the page is closed is said in the line under the wall', async () => {
    tell(measuringCapacity(Date.now()));
    await bar().getByText('đang đo 40 %').waitFor();
    tell(measuredCapacity(Date.now() + 1000));
    await page.locator('.desk-line').getByText('Đã đo xong sức máy.').waitFor();
  });
});

describe('when the core does not tell', () => {
  test('the page says why and asks again', async () => {
    bench.core.answers.set('capacity.get', () => {
      throw new ExpectedError({ code: 'broken', message: 'no figures here' });
    });
    await page.reload();
    await page.locator('.plan-tile').first().waitFor();
    await bar().getByText('sức máy: chưa rõ').first().waitFor();
    await openDialog();
    await dialog().getByRole('alert').getByText('no figures here').waitFor();
    bench.core.answers.set('capacity.get', () => view);
    await dialog().getByRole('button', { name: 'Đọc lại' }).press('Enter');
    await dialog().getByText('còn chỗ').first().waitFor();
    expect(await dialog().getByRole('alert').count()).toBe(0);
  });

  test('a lost core is said over figures that are old; they are read again when it is back', async () => {
    await openDialog();
    await bench.core.stop();
    await dialog().getByRole('alert').getByText('các số dưới đây là của lúc trước').waitFor();
    view = measuredCapacity(Date.now(), { room: { sub: 9, main: 1, usedPercent: 80 } });
    await bench.core.listen();
    await bar().getByText('còn 9 phụ / 1 chính').waitFor();
    expect(await dialog().getByRole('alert').count()).toBe(0);
  });
});

describe('the tile that is looked at', () => {
  test('is told to the core once per change; none when there is no tile', async () => {
    expect(await bench.core.seen('wall.select')).toEqual({ place: { displayId: 'd1', tile: 0 } });
    await page.keyboard.press('ArrowRight');
    await bench.core.seen('wall.select', ({ place }) => place?.tile === 1);
    // Words of the wall that change nothing about it tell nothing new.
    bench.core.broadcast('tiles.changed', { displayId: 'd1', tiles: [reportOf(1, Date.now())] });
    bench.core.broadcast('wall.changed', { ...bench.core.state.start.wall, undoable: 3 });
    await page.keyboard.press('Tab');
    await bench.core.seen('wall.select', ({ place }) => place?.displayId === 'd2');
    bench.core.broadcast('wall.changed', noWall);
    await bench.core.seen('wall.select', ({ place }) => place === null);
    expect(asked('wall.select')).toEqual([
      { place: { displayId: 'd1', tile: 0 } },
      { place: { displayId: 'd1', tile: 1 } },
      { place: { displayId: 'd2', tile: 0 } },
      { place: null },
    ]);
  });

  test('is told again after the core was away', async () => {
    await page.keyboard.press('ArrowRight');
    await bench.core.seen('wall.select', ({ place }) => place?.tile === 1);
    await bench.core.stop();
    await page.getByRole('alert').waitFor();
    bench.core.received.length = 0;
    await bench.core.listen();
    expect(await bench.core.seen('wall.select')).toEqual({ place: { displayId: 'd1', tile: 1 } });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(asked('wall.select')).toHaveLength(1);
  });
});

describe('the facts of a tile that is low', () => {
  const facts = () => page.getByRole('complementary', { name: 'Camera đang chọn' });

  test.each([
    ['small-tile', 'xem luồng phụ đã đủ nét', 'chọn ô này hoặc phóng to ô'],
    ['cpu', 'Máy không giải mã kịp mọi ô', 'chọn bố cục ít ô hơn'],
    ['network', 'Dữ liệu tới chậm hơn camera gửi', 'kiểm tra đường mạng tới camera này'],
    ['half-rate', 'chỉ giải mã một nửa số hình', 'chọn ô này, phóng to ô'],
    ['keyframes-only', 'chỉ hiện khung hình chính', 'chọn ô này, phóng to ô'],
    ['measuring', 'Trong lúc đo sức máy', 'Đo xong hình tự trở lại đủ'],
    ['closed-by-camera', 'Đang xem luồng phụ vì chưa có luồng chính. Camera hoặc đầu ghi', 'tự nối lại'],
  ] as const)('%s: what it means, what to do, where it is decoded', async (reason, means, advice) => {
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    const tiles = [reportOf(0, Date.now(), { reason, lane: 'ffmpeg', codec: 'hevc' })];
    bench.core.broadcast('tiles.changed', { displayId: 'd1', tiles });
    await facts().getByText(means).waitFor();
    await facts().getByText(advice).waitFor();
    await facts().getByText('trong ffmpeg, bằng phần mềm (bộ xử lý)').waitFor();
    const strained = ['cpu', 'half-rate', 'keyframes-only'].includes(reason);
    expect(await facts().getByRole('button', { name: 'Xem sức máy' }).count()).toBe(strained ? 1 : 0);
  });
});
