import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/shared/base/fault.ts';
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract/calls.ts';
import type { Right } from '../../src/shared/rights/right.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import {
  auditDoubt,
  beforeSignIn,
  bookmarkOf,
  bookmarksOfAll,
  layoutsOfAll,
  otherDesks,
  pushFrom,
  refusedReport,
  scopeOfCamera,
  sharedLayout,
  signedIn,
} from '../fakes/hub-scenes.ts';
import { PageBench } from '../fakes/page-bench.ts';
import { ownReports, putReports, unitReports } from '../fakes/report-scenes.ts';
import { cityCameras, displayOf, reportOf } from '../fakes/wall-scenes.ts';

type HubAnswer = CallOutput<'hub.get'>;

let bench: PageBench;
let page: Page;

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(() => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.clear();
  bench.core.answers.set('hub.camera-scope', (input) =>
    // The page's own call, of the contract.
    scopeOfCamera((input as CallInput<'hub.camera-scope'>).cameraId),
  );
  bench.core.state.start.preferences = { language: 'vi', theme: 'dark', keys: {} };
  bench.core.state.start.cameras = cityCameras(30);
  bench.core.state.start.wall = { ...noWall, displays: [displayOf('d1', '2x2', 4)] };
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

async function open(answer: HubAnswer, wanted = '.plan-tile'): Promise<void> {
  bench.core.answers.set('hub.get', () => answer);
  page = await bench.page('operator', 'desk');
  await page.locator(wanted).first().waitFor();
  // The plan is there before the desk knows who sits at it.
  if (answer.view.person !== null) await page.locator('.hub-person').waitFor({ state: 'attached' });
}

const online = (rights?: readonly Right[]) => signedIn(Date.now(), {}, rights);
const dialog = (name: string) => page.getByRole('dialog', { name });
const asked = (name: CallName) =>
  bench.core.received.filter((call) => call.name === name).map(({ input }) => input);

function tell(answer: HubAnswer): void {
  bench.core.broadcast('hub.changed', answer.view);
  bench.core.broadcast('hub.access', { access: answer.access });
  bench.core.broadcast('items.changed', { items: answer.items });
  bench.core.broadcast('pushes.changed', { pushes: answer.pushes });
}

async function english(): Promise<void> {
  bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
  await page.locator('html[lang="en"]').waitFor();
}

describe('a desk where nobody is signed in', () => {
  test('asks for account and password in place of the plan, with the keyboard alone', async () => {
    await open(beforeSignIn(Date.now(), 'signed-out'), '.hub-gate');
    expect(await page.locator('.plan-tile').count()).toBe(0);
    await page.locator('input[name="account"]:focus').waitFor();
    await page.keyboard.type('tructuong');
    await page.keyboard.press('Tab');
    await page.keyboard.type('mat khau 1');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('hub.sign-in')).toEqual({ account: 'tructuong', password: 'mat khau 1' });
    tell(online());
    await page.locator('.plan-tile').first().waitFor();
    await page
      .getByRole('button', { name: /^Máy chủ trung tâm: đồng bộ \d+ giây trước · Đặng Thu Hà/ })
      .waitFor();
  });

  test('says only that it did not work, and forgets the password', async () => {
    bench.core.answers.set('hub.sign-in', () => {
      throw new ExpectedError({ code: 'sign-in-failed', message: 'no' });
    });
    await open(beforeSignIn(Date.now(), 'signed-out'), '.hub-gate');
    await page.getByLabel('Tài khoản').fill('ai');
    await page.getByLabel('Mật khẩu').fill('sai');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Không đăng nhập được').waitFor();
    expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('');
  });

  test('offers the people of a demo with one press, in both languages', async () => {
    await open(beforeSignIn(Date.now(), 'signed-out'), '.hub-gate');
    await english();
    await page.getByRole('heading', { name: 'People of the pretend city' }).waitFor();
    await page.getByRole('button', { name: /^Nguyễn An Giám sát ca trực/ }).click();
    expect(await bench.core.seen('hub.sign-in')).toEqual({ account: 'giamsat', password: 'x' });
  });

  test('lists no camera and says so; there is nothing to add', async () => {
    bench.core.state.start.cameras = [];
    await open(beforeSignIn(Date.now(), 'signed-out'), '.hub-gate');
    await page.getByText('Chưa có ai đăng nhập.').waitFor();
    expect(await page.getByRole('button', { name: /Thêm camera/ }).count()).toBe(0);
  });

  test('shows the fingerprint in groups, and trusts it only when asked to', async () => {
    const answer = beforeSignIn(Date.now(), 'untrusted');
    await open(answer, '.hub-fingerprint');
    expect((await page.locator('.hub-fingerprint').textContent())?.trim().split(' ')).toHaveLength(16);
    expect(asked('hub.trust')).toEqual([]);
    await page.getByRole('button', { name: 'Trùng khớp, tin máy chủ này' }).press('Enter');
    expect(await bench.core.seen('hub.trust')).toEqual({ fingerprint: answer.view.fingerprint });
  });

  test('says its id while it waits for approval, and takes a code', async () => {
    await open(beforeSignIn(Date.now(), 'waiting-approval'), '.hub-gate');
    await page.getByText('console-7f3a92').waitFor();
    await page.getByLabel('Mã gia nhập dùng một lần').fill('ABCD-1234');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('hub.enrol')).toEqual({ code: 'ABCD-1234' });
  });

  test('wants another password first when it must be changed, with the rules ticked off', async () => {
    await open(signedIn(Date.now(), { mustChangePassword: true }), '.hub-gate');
    const change = page.getByRole('button', { name: 'Đổi mật khẩu' });
    await page.locator('input[name="old"]').fill('cũ');
    await page.locator('input[name="new"]').fill('VongLau2');
    await expect.poll(() => page.locator('.hub-rules .met').count()).toBe(4);
    await page.locator('input[name="again"]').fill('VongLau2');
    expect(await change.isDisabled()).toBe(true);
    await page.locator('input[name="new"]').fill('VongLau2@');
    await page.locator('input[name="again"]').fill('VongLau2@');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('hub.change-password')).toEqual({
      oldPassword: 'cũ',
      newPassword: 'VongLau2@',
    });
  });
});

describe('the page about the hub', () => {
  test('opens with its key; leaving asks once and says what would be lost', async () => {
    await open(signedIn(Date.now(), { link: 'away', waiting: 3 }));
    await page.keyboard.press('u');
    const sheet = dialog('Máy chủ trung tâm');
    await sheet.getByText(/^Quyền theo bản ký lúc (\d\d\/\d\d\/\d{4} )?\d\d:\d\d, còn 1[01] giờ/).waitFor();
    await sheet.getByRole('button', { name: 'Rời máy chủ này' }).press('Enter');
    await sheet.getByText('3 thay đổi chưa gửi được cũng sẽ mất.').waitFor();
    await page.keyboard.press('Enter');
    expect(asked('hub.leave')).toEqual([]);
    await sheet.getByRole('button', { name: 'Rời máy chủ này' }).press('Enter');
    await sheet.getByRole('button', { name: 'Rời đi' }).press('Enter');
    expect(await bench.core.seen('hub.leave')).toEqual({ evenWaiting: true });
  });

  test('the bar stays in one line at 1366 x 768 in both languages with all there is to say', async () => {
    await open({ ...signedIn(Date.now(), { link: 'away', waiting: 12 }), items: layoutsOfAll() });
    await page.locator('.hub-undecided').waitFor();
    for (const language of ['vi', 'en'] as const) {
      bench.core.broadcast('preferences.changed', { language, theme: 'dark', keys: {} });
      await page.locator(`html[lang="${language}"]`).waitFor();
      const over = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - innerWidth,
        cut: [...document.querySelectorAll('.top-bar button, .top-bar .capacity-words, .counts')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map(({ textContent }) => textContent),
      }));
      expect(over).toEqual({ page: 0, cut: [] });
    }
  });
});

describe('rights', () => {
  test('the administration is there only for who has it', async () => {
    await open(online(['view']));
    const admin = page.locator('.bar-acts').getByRole('button', { name: /^Quản trị/ });
    expect(await admin.count()).toBe(0);
    tell(online(['view', 'audit']));
    await admin.waitFor();
  });

  test('a picture is not taken without the right, and the reason is said', async () => {
    await open(online(['view']));
    await page.keyboard.press('s');
    await page.locator('.desk-line').getByText('vai trò của bạn không có quyền này').waitFor();
    expect(asked('tile.snapshot')).toEqual([]);
    tell(online(['view', 'export']));
    await page.keyboard.press('s');
    expect(await bench.core.seen('tile.snapshot')).toEqual({ displayId: 'd1', tile: 0 });
  });

  test('the facts say by which consent a camera is seen, and what may not be done with it', async () => {
    await open(online(['view', 'export']));
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    const facts = page.locator('.facts');
    await facts.getByText('Không được đưa sang bàn khác').waitFor();
    expect(await facts.getByRole('button', { name: /Chụp ảnh/ }).isDisabled()).toBe(false);
    await page.locator('.plan-tile').nth(1).click();
    await facts.getByText('Được xem theo văn bản 118/UBND-NC').waitFor();
    await facts.getByText('camera của tổ chức, cá nhân khác').first().waitFor();
    expect(await facts.getByRole('button', { name: /Chụp ảnh/ }).isDisabled()).toBe(true);
    await english();
    await facts.getByText('Viewed by consent 118/UBND-NC').waitFor();
  });

  test('a tile that may not be seen says so, and nothing of an older still shows through', async () => {
    await open(online());
    const tiles = [
      reportOf(1, Date.now(), { state: 'not-allowed', reason: 'out-of-scope', pictureAtMs: null }),
    ];
    bench.core.broadcast('tiles.changed', { displayId: 'd1', tiles });
    bench.core.broadcast('display.still', { displayId: 'd1', atMs: Date.now(), jpeg: '' });
    const tile = page.locator('.plan-tile').nth(1);
    await tile.getByText('ngoài phạm vi, cần văn bản đồng ý').waitFor();
    await page.locator('.plan-still').waitFor({ state: 'attached' });
    expect(await tile.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(18, 22, 28)',
    );
  });
});

describe('layouts that are shared', () => {
  test('show who has them, what waits, and why one was refused', async () => {
    const items = layoutsOfAll();
    bench.core.state.start.wall = {
      ...bench.core.state.start.wall,
      layouts: items.flatMap(({ item }) => (item.kind === 'layout' ? [item.layout] : [])),
    };
    await open({ ...online(), items });
    await page.locator('.layout-button').click();
    await page
      .getByRole('menuitemradio', { name: /Ca sáng/ })
      .getByText('chờ gửi')
      .waitFor();
    await page
      .getByRole('menuitemradio', { name: /Toàn thành phố/ })
      .getByText(/bị từ chối/)
      .waitFor();
  });

  test('are given to the unit when saved', async () => {
    bench.core.answers.set('layouts.save', () => ({ id: 'new' }));
    bench.core.answers.set('items.put', () => ({ id: 'new' }));
    await open(online());
    await page.locator('.layout-button').click();
    await page.getByRole('menuitem', { name: 'Lưu bố cục thành…' }).click();
    await page.getByLabel('Tên bố cục').fill('Đêm');
    await page.getByRole('radio', { name: 'cả đơn vị' }).click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const { item } = await bench.core.seen('items.put');
    expect(item).toMatchObject({
      id: 'new',
      ownerId: 'tructuong',
      scope: { kind: 'unit', unitId: 'ioc' },
      layout: { name: 'Đêm' },
    });
  });

  test('a conflict waits in the bar, and shows both sides when asked', async () => {
    await open({ ...online(), items: [] });
    bench.core.broadcast('items.changed', { items: layoutsOfAll() });
    await page.getByRole('button', { name: '2 thay đổi cần chọn' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: '2 thay đổi cần chọn' }).press('Enter');
    const part = dialog('Thay đổi cần chọn').getByRole('region', { name: 'Sự kiện Hồ Gươm' });
    await part
      .getByText('Sự kiện Hồ Gươm, tối')
      .or(part.getByText('Bản trên máy chủ').first())
      .first()
      .waitFor();
    await part.getByRole('button', { name: 'Giữ bản trên máy chủ' }).press('Enter');
    expect(await bench.core.seen('items.resolve')).toEqual({ id: 'layout-2', keep: 'theirs' });
    bench.core.broadcast('items.changed', {
      items: [sharedLayout('layout-1', 'Ca sáng', { kind: 'private' })],
    });
    await dialog('Thay đổi cần chọn').getByText('Không còn thay đổi nào phải chọn.').waitFor();
  });
});

describe('bookmarks', () => {
  test('one key and Enter mark the moment that the tile shows, by the hub’s clock', async () => {
    bench.core.answers.set('items.put', () => ({ id: 'new' }));
    await open(signedIn(Date.now(), { hubAheadMs: 3_600_000 }));
    const pictureAtMs = Date.now() - 40_000;
    const tiles = [reportOf(0, Date.now(), { state: 'stale', reason: 'timeout', pictureAtMs })];
    bench.core.broadcast('tiles.changed', { displayId: 'd1', tiles });
    await page
      .locator('.plan-tile')
      .first()
      .getByText(/hình cũ/)
      .waitFor();
    await page.keyboard.press('b');
    await dialog('Đánh dấu lúc này').getByLabel('Việc gì').waitFor();
    await page.keyboard.press('Enter');
    const { item } = await bench.core.seen('items.put');
    expect(item).toMatchObject({
      kind: 'bookmark',
      scope: { kind: 'private' },
      ownerId: 'tructuong',
      cameraId: 'cam-1',
      fromMs: pictureAtMs + 3_600_000,
      toMs: null,
      title: 'Đánh dấu',
    });
    await page
      .locator('.desk-line')
      .getByText(/^Đã đánh dấu lúc/)
      .waitFor();
  });

  test('a moment may be given to the unit where the camera’s class lets it; without the right none is marked', async () => {
    bench.core.answers.set('items.put', () => ({ id: 'new' }));
    await open(signedIn(Date.now(), { link: 'away' }));
    await page.keyboard.press('b');
    const sheet = dialog('Đánh dấu lúc này');
    await sheet.getByText('Ô này đang không có hình').waitFor();
    await sheet.getByLabel('Việc gì').fill('Va chạm');
    await sheet.getByRole('radio', { name: 'toàn thành phố' }).waitFor({ state: 'attached' });
    await sheet.getByRole('radio', { name: 'cả đơn vị' }).click();
    await sheet.getByText('Đang mất máy chủ: đánh dấu được giữ ở đây').waitFor();
    await sheet.getByRole('button', { name: 'Lưu đánh dấu' }).press('Enter');
    const { item } = await bench.core.seen('items.put');
    expect(item).toMatchObject({ title: 'Va chạm', scope: { kind: 'unit', unitId: 'ioc' } });
    await page.locator('.desk-line').getByText('nối lại máy chủ là tự gửi').waitFor();
    tell(online(['view']));
    await page.keyboard.press('b');
    await page.locator('.desk-line').getByText('vai trò của bạn không có quyền này').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('are listed with who, where and how they stand, found without diacritics, and put on the tile', async () => {
    await open({ ...online(), items: bookmarksOfAll(Date.now()) });
    await page.keyboard.press('Shift+B');
    const sheet = dialog('Đánh dấu');
    const row = (name: string | RegExp) => sheet.getByRole('row', { name });
    await row('Va chạm xe máy').getByText('chờ gửi').waitFor();
    await row('Ùn tắc kéo dài').getByText('có người vừa sửa').waitFor();
    await row('Xe tải đỗ sai').getByText('Nguyễn An').waitFor();
    // Of a camera that is not known here nothing can be changed; what is the city's may be taken away by who reaches the city.
    expect(await row('Đoàn khách quốc tế').getByRole('button').allTextContents()).toEqual(['Xoá']);
    await page.keyboard.type('nguyen an xe tai');
    await expect.poll(() => sheet.getByRole('row').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('wall.place')).toEqual({ displayId: 'd1', tile: 0, cameraId: 'cam-12' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('are changed, deleted, and brought back with the next key', async () => {
    bench.core.answers.set('items.put', () => ({ id: 'mark-1' }));
    const mine = bookmarkOf({ fromMs: Date.now() - 60_000, note: 'cũ' });
    await open({ ...online(), items: [mine] });
    await page.keyboard.press('Shift+B');
    await page.getByRole('button', { name: 'Sửa đánh dấu “Va chạm xe máy”' }).press('Enter');
    await dialog('Sửa đánh dấu').getByLabel('Ghi chú').fill('mới');
    await page.keyboard.press('Enter');
    expect((await bench.core.seen('items.put')).item).toEqual({ ...mine.item, note: 'mới' });
    await page.getByRole('button', { name: 'Xoá đánh dấu “Va chạm xe máy”' }).press('Enter');
    expect(await bench.core.seen('items.remove')).toEqual({ id: 'mark-1' });
    bench.core.broadcast('items.changed', { items: [{ ...mine, removed: true, waiting: true }] });
    await dialog('Đánh dấu').getByText('Chưa có đánh dấu nào.').waitFor();
    await page.locator('.bookmark-deleted button:focus').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => asked('items.put').length).toBe(2);
    expect(asked('items.put')[1]).toEqual({ item: mine.item });
  });

  test('need a hub, and the desk says so', async () => {
    bench.core.answers.delete('hub.get');
    page = await bench.page('operator', 'desk');
    await page.locator('.plan-tile').first().waitFor();
    await page.keyboard.press('b');
    await page.locator('.desk-line').getByText('Đánh dấu cần máy chủ trung tâm').waitFor();
    await page.keyboard.press('Shift+B');
    await dialog('Đánh dấu').getByText('Bàn này chưa có máy chủ: bấm U để kết nối.').waitFor();
  });
});

describe('what the hub said no to', () => {
  test('a refused report is told with why, sent again or let go', async () => {
    const refused = [refusedReport(Date.now())];
    await open(signedIn(Date.now(), { refused }));
    await page.getByRole('button', { name: '1 thay đổi cần chọn' }).press('Enter');
    const part = dialog('Thay đổi cần chọn').getByRole('region', { name: /^Báo lỗi camera 0003/ });
    await part.getByText('bị cây che từ sáng').waitFor();
    await part.getByText('vai trò của bạn không có quyền này').waitFor();
    await part.getByRole('button', { name: 'Gửi lại' }).press('Enter');
    expect(await bench.core.seen('hub.refused-settle')).toEqual({ id: 'refused-1', keep: true });
    // While the first answer is awaited neither can be pressed.
    await part.getByRole('button', { name: 'Đã đọc, bỏ đi', disabled: false }).press('Enter');
    await expect.poll(() => asked('hub.refused-settle')[1]).toEqual({ id: 'refused-1', keep: false });
    tell(online());
    await dialog('Thay đổi cần chọn').getByText('Không còn thay đổi nào phải chọn.').waitFor();
  });

  test('rights that have ended are said in the bar and on the page, with their time of signing', async () => {
    const nowMs = Date.now();
    const rights = { rightsSignedAtMs: nowMs - 50_000_000, rightsExpireAtMs: nowMs - 7_260_000 };
    await open(signedIn(nowMs, { link: 'away', sinceMs: nowMs - 40_000_000, ...rights }));
    const note = page.locator('.away-note');
    await note.getByText(/mất máy chủ 11 giờ/).waitFor();
    tell(signedIn(nowMs, { link: 'away', ...rights, rightsExpired: true }));
    await note.getByText(/đã hết hiệu lực 2 giờ/).waitFor();
    await page
      .getByRole('button', { name: /quyền đã hết hạn · mất máy chủ .* · Bản ký quyền lúc/ })
      .press('Enter');
    await dialog('Máy chủ trung tâm')
      .getByText(/^Bản ký quyền lúc .* đã hết hiệu lực 2 giờ/)
      .waitFor();
  });

  test('an audit log that is shorter than it was is told, with whom to tell, until somebody has', async () => {
    await open(signedIn(Date.now(), { auditDoubt: auditDoubt(Date.now()) }));
    await page.getByRole('button', { name: /nhật ký bất thường/ }).press('Enter');
    const sheet = dialog('Máy chủ trung tâm');
    await sheet.getByText('ngắn hơn bản mà bàn này từng thấy').waitFor();
    await sheet.getByText('mục 48213').waitFor();
    await sheet.getByRole('button', { name: 'Đã báo' }).press('Enter');
    expect(await bench.core.seen('hub.audit-seen')).toEqual({});
  });
});

describe('pushes', () => {
  test('the selected camera goes to a display of another desk, with a reason', async () => {
    bench.core.answers.set('hub.command', (input) => {
      // The page's own call, of the contract.
      const { name } = input as CallInput<'hub.command'>;
      return { ok: true, output: name === 'desk.list' ? { desks: otherDesks } : { pushId: 'p1' } };
    });
    await open(online());
    await page.keyboard.press('p');
    const sheet = dialog('Đưa lên tường của bàn khác');
    await sheet.getByRole('radio', { name: 'Màn hình 2 LG 27UP' }).press('Space');
    await sheet.getByLabel('Lý do').fill('tai nạn');
    await page.keyboard.press('Enter');
    const { input } = await bench.core.seen('hub.command', ({ name }) => name === 'wall.push');
    expect(input).toEqual({
      consoleId: 'console-a',
      displayId: 'x2',
      content: { kind: 'camera', cameraId: 'cam-1', tile: null },
      reason: 'tai nạn',
    });
    await page.locator('.desk-line').getByText('Đã đưa lên tường của Nguyễn An.').waitFor();
  });

  test('what another desk put here is said with its reason, and taken back', async () => {
    await open(online());
    bench.core.broadcast('pushes.changed', { pushes: [pushFrom(Date.now())] });
    const strip = page.getByRole('region', { name: 'Bàn khác vừa đưa lên tường này' });
    await strip.getByText('tai nạn ở ngã tư, theo dõi giúp').waitFor();
    expect(await page.locator('.plan-tile:focus').count()).toBe(1);
    await strip.getByRole('button', { name: 'Hoàn tác' }).press('Enter');
    expect(await bench.core.seen('push.undo')).toEqual({ pushId: 'push-1' });
    bench.core.broadcast('pushes.changed', { pushes: [pushFrom(Date.now(), { undone: true })] });
    await strip.getByText('Nguyễn An').waitFor({ state: 'detached' });
  });

  test('one key goes to the newest, Escape back to the tile, another key takes it back from anywhere', async () => {
    await open(online());
    await page.keyboard.press('v');
    expect(await page.locator('.plan-tile:focus').count()).toBe(1);
    const older = pushFrom(Date.now(), { id: 'push-0', byName: 'Hoàng Thị Mai' });
    bench.core.broadcast('pushes.changed', { pushes: [pushFrom(Date.now()), older] });
    const newest = page.locator('.push-strip article').first();
    await newest.getByText('Nguyễn An').waitFor();
    await page.keyboard.press('v');
    await newest.locator('button:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.plan-tile:focus').waitFor();
    await page.keyboard.press('Shift+V');
    expect(await bench.core.seen('push.undo')).toEqual({ pushId: 'push-1' });
    await page.locator('.desk-line').getByText('Đã hoàn tác; Nguyễn An được báo lại.').waitFor();
  });
});

describe('a report of a camera', () => {
  test('goes to its unit; while the hub is away it is said to wait', async () => {
    await open(signedIn(Date.now(), { link: 'away' }));
    await page.keyboard.press('y');
    const sheet = dialog('Báo lỗi camera');
    await sheet.getByRole('radio', { name: /^Hình xấu/ }).press('Space');
    await sheet.getByLabel('Mô tả thêm').fill('bị cây che');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('camera.report')).toEqual({
      cameraId: 'cam-1',
      what: 'bad-picture',
      text: 'bị cây che',
    });
    await page.locator('.desk-line').getByText('nối lại máy chủ là tự gửi').waitFor();
  });

  test('is shown to the unit’s people, who need no right to administer, at its camera, in the bar and in a list', async () => {
    const hub = withReports();
    await open(online(['view']));
    await page.locator('.reports-notice').waitFor();
    expect(await page.locator('.reports-notice .sr-only').textContent()).toBe(
      '1 báo lỗi chưa ai nhận · 1 trả lời mới',
    );
    await page.getByRole('button', { name: 'Camera đang chọn' }).click();
    await page.locator('.facts-reports').getByText('Nguyễn Hải Yến').waitFor();
    await page.locator('.plan-tile').first().focus();
    await page.keyboard.press('Shift+Y');
    const sheet = dialog('Báo lỗi camera');
    await sheet.getByRole('option', { name: /Tràng Tiền/ }).click();
    await sheet.getByText('Cây che nửa hình').waitFor();
    await sheet.getByRole('button', { name: 'Nhận xử lý' }).click();
    await expect.poll(() => hub.find(unitReports, 'report-1')?.row).toMatchObject({ state: 'taken' });
    bench.core.broadcast('hub.rows-changed', { topic: unitReports });
    await sheet.getByLabel('Trả lời').fill('Đã cắt cành');
    await sheet.getByRole('button', { name: 'Đã xử lý xong' }).click();
    await expect.poll(() => hub.find(unitReports, 'report-1')?.row).toMatchObject({ answer: 'Đã cắt cành' });
    bench.core.broadcast('hub.rows-changed', { topic: unitReports });
    await sheet.getByRole('tab', { name: 'Chờ đơn vị xử lý 1 đang chờ' }).waitFor();
  });

  test('comes back to who made it with its answer, which is told once', async () => {
    const hub = withReports();
    await open(online(['view']));
    await page.locator('.reports-notice').click();
    const sheet = dialog('Báo lỗi camera');
    await sheet.getByText('Đã sửa tên trong danh mục.').waitFor();
    await expect.poll(() => hub.find(ownReports, 'own-1')?.row).not.toMatchObject({ answerSeenAtMs: null });
    bench.core.broadcast('hub.rows-changed', { topic: ownReports });
    await sheet.getByRole('tab', { name: 'Tôi đã báo', exact: true }).waitFor();
    // What others are to do here is theirs.
    expect(await sheet.getByRole('button', { name: 'Nhận xử lý' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    hub.change(ownReports, 'own-2', { state: 'done', answer: 'Đã dời lại điểm trên bản đồ.', doneAtMs: 1 });
    bench.core.broadcast('hub.rows-changed', { topic: ownReports });
    await page.locator('.desk-line').getByText('Báo lỗi camera 0005 đã có trả lời.').waitFor();
  });
});

function withReports(): AdminHub {
  const hub = new AdminHub(Date.now());
  putReports(hub, Date.now());
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  return hub;
}
