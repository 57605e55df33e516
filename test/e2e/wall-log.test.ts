import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '../../src/shared/contract/calls.ts';
import type { LoggedChange, LoggedTile } from '../../src/shared/contract/wall-log-calls.ts';
import { builtInArrangement } from '../../src/shared/wall/arrange.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { displayOf } from '../fakes/wall-scenes.ts';

/** A day in the past, so that no hour of it is still going on; on this machine's clock, as the page's. */
const at = (hours: number, minutes: number, seconds: number) =>
  new Date(2026, 2, 9, hours, minutes, seconds).getTime();

const changes: LoggedChange[] = [
  { id: 1, atMs: at(14, 0, 5), by: 'console', act: 'start', displayId: 'd1' },
  { id: 2, atMs: at(14, 30, 2), by: 'operator', act: 'set-layout', displayId: 'd1' },
  { id: 3, atMs: at(14, 32, 7), by: 'Nguyễn Thị Lan', act: 'place', displayId: 'd1' },
];
const stoppedMs = at(15, 10, 0);
const startedMs = at(15, 40, 0);

const tile = (number: number, change: Partial<LoggedTile> = {}): LoggedTile => ({
  tile: number,
  cameraId: `cam-${number + 1}`,
  state: 'live',
  reason: 'small-tile',
  stream: 'sub',
  width: 640,
  height: 360,
  codec: 'h264',
  lane: 'webcodecs',
  transport: 'tcp',
  fps: 24.9,
  pictureAtMs: null,
  region: null,
  ...change,
});

const none = {
  ...{ state: null, reason: null, stream: null, width: null, height: null },
  ...{ codec: null, lane: null, transport: null, fps: null, pictureAtMs: null },
} as const;

const later = { codec: null, lane: null, transport: null, fps: null };

const tiles = [
  tile(0, {
    reason: null,
    stream: 'main',
    width: 1920,
    height: 1080,
    codec: 'hevc',
    lane: 'ffmpeg',
    transport: 'udp',
  }),
  tile(1, { state: 'stale', reason: 'timeout', fps: null, pictureAtMs: at(14, 32, 6) }),
  tile(2, { ...none, state: 'failed', reason: 'unauthorized' }),
  tile(3, { ...none, cameraId: null }),
  // As a log of the version before has it.
  tile(4, { ...later, cameraId: 'cam-gone-since' }),
  tile(5, { region: { x: 0, y: 0, width: 0.5, height: 0.5 } }),
];

/** The log of one display: a 1+5 layout from 14:00:05 on, ten minutes of silence later on. */
function momentAt({ displayId, atMs }: CallInput<'wall-log.at'>): CallOutput<'wall-log.at'> {
  const nothing = { running: true, gap: null, change: null, grid: null, maximised: null, tiles: [] };
  const [first] = changes;
  if (first === undefined || displayId !== 'd1') return nothing;
  if (atMs < first.atMs) return { ...nothing, running: false, gap: { fromMs: null, toMs: first.atMs } };
  const change = changes.findLast((one) => one.atMs <= atMs) ?? null;
  const { grid } = builtInArrangement('1+5', []);
  const running = atMs <= stoppedMs || atMs >= startedMs;
  return {
    running,
    gap: running ? null : { fromMs: stoppedMs, toMs: startedMs },
    change,
    grid,
    maximised: atMs >= startedMs ? 1 : null,
    tiles: running ? tiles : tiles.map((one) => ({ ...one, ...none })),
  };
}

function changesOf(input: CallInput<'wall-log.changes'>): CallOutput<'wall-log.changes'> {
  const found = changes.filter(
    ({ displayId, atMs }) =>
      (input.displayId ?? displayId) === displayId && atMs >= input.fromMs && atMs <= input.toMs,
  );
  const ordered = input.first === 'oldest' ? found : found.toReversed();
  return { changes: ordered.slice(0, input.limit) };
}

let bench: PageBench;
let page: Page;

const dialog = () => page.getByRole('dialog', { name: 'Nhật ký tường' });
const clock = () => dialog().locator('.replay-sign time').textContent();
const tileLabels = () => dialog().locator('.replay-tile .sr-only').allTextContents();
const timeField = () => dialog().getByLabel('Giờ', { exact: true });

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.wall.displays = [displayOf('d1', '3x3', 8, 9)];
  // The names of the calls say what their inputs are.
  bench.core.answers.set('wall-log.at', (input) => momentAt(input as CallInput<'wall-log.at'>));
  bench.core.answers.set('wall-log.changes', (input) => changesOf(input as CallInput<'wall-log.changes'>));
  bench.core.answers.set('wall-log.displays', () => ({
    displays: [
      { id: 'd1', name: 'DP-1' },
      { id: 'd7', name: 'HDMI-2' },
    ],
    fromMs: at(14, 0, 5),
  }));
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

async function lookAt(time: string): Promise<void> {
  await page.keyboard.press('h');
  await timeField().waitFor();
  await dialog().getByLabel('Ngày', { exact: true }).fill('09/03/2026');
  await timeField().fill(time);
  await timeField().press('Enter');
  await dialog().locator('.replay-plan, .message').waitFor();
}

describe('what did this screen show', () => {
  test('at 14:32:10: camera, state, quality of every tile, and who wanted it so', async () => {
    await lookAt('14:32:10');
    await expect.poll(clock).toBe('14:32:10');
    await dialog().getByText('XEM LẠI').waitFor();
    await dialog().getByText('Như vậy từ 14:32:07 09/03/2026: đưa camera lên ô (Nguyễn Thị Lan)').waitFor();
    expect(await tileLabels()).toEqual([
      'Ô 1, camera 0001 Tràng Tiền – Hàng Bài, trực tiếp, 1920×1080 · 25 hình/giây · luồng chính, H.265 · giải mã trong ffmpeg · truyền UDP',
      'Ô 2, camera 0002 Hàng Ngang, hình cũ 4 giây, camera không trả lời, 640×360 · luồng phụ, H.264 · giải mã trong cửa sổ tường · truyền TCP',
      'Ô 3, camera 0003 Ngã tư Sở, sai tài khoản camera',
      'Ô 4, trống',
      'Ô 5, camera ? cam-gone-since, trực tiếp, ô nhỏ, 640×360 · luồng phụ',
      expect.stringMatching(
        /^Ô 6, camera 0006 .*, trực tiếp, ô nhỏ, 640×360 · 25 hình\/giây · luồng phụ · .*2/,
      ),
    ]);
    const [large, small] = await Promise.all(
      [0, 1].map((index) => dialog().locator('.replay-tile').nth(index).boundingBox()),
    );
    expect((large?.width ?? 0) / (small?.width ?? 1)).toBeCloseTo(2, 1);
    const plan = await dialog().locator('.replay-plan').boundingBox();
    expect((plan?.width ?? 0) / (plan?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  });

  test('a time that is none is refused in words and asks nothing', async () => {
    await lookAt('14:32:10');
    await dialog().getByLabel('Ngày', { exact: true }).fill('30/2/2026');
    await timeField().press('Enter');
    await dialog().getByText('Gõ ngày theo mẫu 09/03/2026.').waitFor();
    await dialog().getByLabel('Ngày', { exact: true }).fill('09/03/2026');
    await timeField().fill('25:00:00');
    await timeField().press('Enter');
    await dialog().getByText('Gõ giờ theo mẫu 14:32:10.').waitFor();
    expect(await timeField().getAttribute('aria-invalid')).toBe('true');
    expect(await clock()).toBe('14:32:10');
  });

  test('while the console was not running: said with its times, no state is made up', async () => {
    await lookAt('15:20');
    await dialog()
      .getByText(/phần mềm không chạy từ 15:10:00 09\/03\/2026 đến 15:40:00 09\/03\/2026/)
      .waitFor();
    expect((await tileLabels())[0]).toBe('Ô 1, camera 0001 Tràng Tiền – Hàng Bài, không rõ');
  });

  test('before the log began, of a display that was not there, and with an empty log', async () => {
    await lookAt('9:00');
    await dialog()
      .getByText(/nhật ký chỉ bắt đầu từ 14:00:05 09\/03\/2026/)
      .waitFor();
    await dialog()
      .getByRole('combobox', { name: 'Màn hình' })
      .selectOption({ label: 'HDMI-2 (hiện không nối)' });
    await dialog().getByText('Không biết màn hình này hiện gì lúc đó').waitFor();
    await page.keyboard.press('Escape');
    bench.core.answers.set('wall-log.displays', () => ({ displays: [], fromMs: null }));
    await page.keyboard.press('h');
    await dialog().getByText('Nhật ký chưa có gì').waitFor();
  });

  test('a tile that filled the display stands alone', async () => {
    await lookAt('15:50');
    await dialog().getByText('Ô 2 đang phóng to, che các ô khác (bố cục có 6 ô).').waitFor();
    expect(await tileLabels()).toHaveLength(1);
  });
});

describe('by keyboard', () => {
  test('J and L go from change to change, comma and period by seconds, and the ends are told', async () => {
    await lookAt('14:31:00');
    await page.keyboard.press('l');
    await expect.poll(clock).toBe('14:32:07');
    await page.keyboard.press('Period');
    await expect.poll(clock).toBe('14:32:08');
    await page.keyboard.press('Comma');
    await page.keyboard.press('j');
    await expect.poll(clock).toBe('14:30:02');
    await page.keyboard.press('j');
    await expect.poll(clock).toBe('14:00:05');
    await page.keyboard.press('j');
    await dialog().getByText('Trước lúc này không còn thay đổi nào được ghi.').waitFor();
  });

  test('the changes of the hour are a list to walk', async () => {
    await lookAt('14:59:59');
    const list = dialog().getByRole('listbox', { name: /Thay đổi 14:00:00 – 15:00:00/ });
    await expect
      .poll(() => list.getByRole('option').allTextContents())
      .toEqual([
        '14:00:05phần mềm khởi độngphần mềm tự làm',
        '14:30:02đổi bố cụcbàn điều hành',
        '14:32:07đưa camera lên ôNguyễn Thị Lan',
      ]);
    expect(await list.getByRole('option', { selected: true }).textContent()).toMatch(/^14:32:07/);
    await list.getByRole('option', { selected: true }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(clock).toBe('14:30:02');
    await page.keyboard.press('ArrowUp');
    await expect.poll(clock).toBe('14:00:05');
  });

  test('Space plays second by second and pauses; ten times as fast on demand', async () => {
    await lookAt('14:32:00');
    await page.keyboard.press('Space');
    await dialog()
      .getByRole('button', { name: /Tạm dừng/ })
      .waitFor();
    await expect.poll(clock, { timeout: 10_000 }).toBe('14:32:02');
    await dialog().getByRole('radio', { name: 'Nhanh 10 lần' }).click();
    await expect.poll(clock, { timeout: 10_000 }).toMatch(/^14:32:[1-5]\d$/);
    await dialog().locator('.replay-list').focus();
    await page.keyboard.press('Space');
    await dialog().getByRole('button', { name: /Phát/ }).waitFor();
    const asked = bench.core.received
      .filter(({ name }) => name === 'wall-log.at')
      .map(({ input }) => (input as CallInput<'wall-log.at'>).atMs);
    // Before it was given the hour, the dialog stood at the present one of that day.
    const seconds = asked
      .slice(asked.indexOf(at(14, 32, 0)))
      .filter((ms) => ms >= at(14, 32, 0) && ms < at(15, 0, 0));
    const each = [...new Set(seconds)];
    expect(each).toEqual(each.map((_, index) => at(14, 32, index)));
  });

  test('a composing input method keeps its keys', async () => {
    await lookAt('14:32:00');
    await page.evaluate(() => {
      const event = new KeyboardEvent('keydown', { code: 'KeyL', isComposing: true, bubbles: true });
      document.activeElement?.dispatchEvent(event);
    });
    await page.keyboard.press('Period');
    await expect.poll(clock).toBe('14:32:01');
  });
});

test('in English, the core away is told in words', async () => {
  bench.core.state.start.preferences = { language: 'en', theme: 'light', keys: {} };
  await page.reload();
  await page.locator('.plan-tile').first().waitFor();
  await page.keyboard.press('h');
  const english = page.getByRole('dialog', { name: 'Wall log' });
  await english.getByText('REPLAY').waitFor();
  await english.locator('.replay-plan').waitFor();
  await page.keyboard.press('Enter');
  await bench.core.stop();
  await page.keyboard.press('j');
  await english.getByRole('alert').filter({ hasText: 'The log cannot be read' }).waitFor();
  await bench.core.listen();
});
