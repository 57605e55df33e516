import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import { signedIn } from '../fakes/hub-scenes.ts';
import { PageBench } from '../fakes/page-bench.ts';

let bench: PageBench;
let page: Page;
let hub: AdminHub;

const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const pick = (name: string) => dialog().getByRole('option', { name }).click();

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(() => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.clear();
  hub = new AdminHub(Date.now());
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

async function open(
  language: 'vi' | 'en' = 'vi',
  rights: Parameters<typeof signedIn>[2] = ['administer', 'audit'],
): Promise<void> {
  bench.core.state.start.preferences = { language, theme: 'dark', keys: {} };
  bench.core.answers.set('hub.get', () => signedIn(Date.now(), {}, rights));
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
  await page.keyboard.press('Shift+U');
}

async function section(name: string): Promise<void> {
  await dialog().getByRole('tab', { name, exact: true }).click();
}

/** What the hub was asked to change last by that name. */
async function sent(name: string): Promise<unknown> {
  const { input } = await bench.core.seen('hub.command', (call) => call.name === name);
  return input;
}

describe('people', () => {
  test('a person is found without diacritics, gets another role, and the hub has it', async () => {
    await open();
    await dialog().getByRole('searchbox').fill('nguyen hai');
    await expect.poll(() => dialog().getByRole('option').count()).toBe(1);
    await pick('Nguyễn Hải Yến');
    await dialog()
      .getByRole('checkbox', { name: /^Thanh tra/ })
      .check();
    await press('Lưu');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(hub.find('book', 'haiyen')).toMatchObject({
      version: 2,
      row: { roleIds: ['ward', 'inspector'] },
    });
  });

  test('a new person gets a password that is shown until it is written down', async () => {
    await open('en');
    await press('New person');
    await field('Name').fill('Trần Văn Bình');
    await field('Account').fill('Binh');
    expect(await dialog().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await field('Account').fill('binh');
    await press('Save');
    await dialog().getByText('Trang-Ngoc-2093').waitFor();
    expect(await sent('person.put')).toMatchObject({ version: 0, row: { account: 'binh', unitId: 'ioc' } });
    await press('I wrote it down');
    await expect.poll(() => dialog().getByText('Trang-Ngoc-2093').count()).toBe(0);
  });

  test('an account is shut only after the question', async () => {
    await open();
    await pick('Nguyễn An');
    await press('Khóa tài khoản');
    await dialog().getByText('Khóa tài khoản của Nguyễn An? Mọi bàn áp dụng ngay').waitFor();
    await press('Không, để nguyên');
    expect(hub.find('book', 'giamsat')?.version).toBe(1);
    await press('Khóa tài khoản');
    await press('Khóa tài khoản');
    await expect.poll(() => hub.find('book', 'giamsat')?.row).toMatchObject({ disabled: true });
  });

  test('the sessions of a person are ended', async () => {
    await open();
    await pick('Nguyễn An');
    await press('Phiên đăng nhập');
    await press('Kết thúc phiên');
    await press('Kết thúc phiên');
    expect(await sent('session.revoke')).toEqual({ sessionId: 'session-1' });
  });

  test('two who change the same person see both versions, and mine is kept over theirs', async () => {
    await open();
    await pick('Nguyễn Hải Yến');
    await field('Họ và tên').fill('Nguyễn Hải Yến (A)');
    hub.change('book', 'haiyen', { name: 'Nguyễn Hải Yến (B)' });
    bench.core.broadcast('hub.rows-changed', { topic: 'book' });
    await dialog().getByRole('option', { name: /\(B\)/ }).waitFor();
    await press('Lưu');
    await dialog().getByRole('heading', { name: 'Bản trên máy chủ' }).waitFor();
    await press('Giữ bản của tôi');
    await expect
      .poll(() => hub.find('book', 'haiyen'))
      .toMatchObject({
        version: 3,
        row: { name: 'Nguyễn Hải Yến (A)' },
      });
  });

  test('a refusal is told in words with what to do', async () => {
    await open();
    hub.refusal = { code: 'last-administrator', message: 'no', detail: '' };
    await pick('Nguyễn Hải Yến');
    await field('Họ và tên').fill('X');
    await press('Lưu');
    await dialog().getByRole('alert').getByText('Trao quyền quản trị cho người khác trước').waitFor();
  });
});

describe('roles', () => {
  test('the table leads to a role, and a right is taken from it', async () => {
    await open('en');
    await section('Roles and rights');
    await press('Cán bộ phường');
    await dialog()
      .getByRole('checkbox', { name: /^PTZ control/ })
      .uncheck();
    await press('Save');
    await dialog().getByText('As it is saved.').waitFor();
    expect(hub.find('book', 'ward')?.row).toMatchObject({ rights: ['view', 'bookmark', 'incident'] });
  });

  test('all of it goes by the keyboard', async () => {
    await open();
    await dialog().getByRole('tab').first().focus();
    await page.keyboard.press('ArrowDown');
    await dialog().getByRole('button', { name: 'Thêm vai trò' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Trực đêm');
    await page.keyboard.press('Enter');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(await sent('role.put')).toMatchObject({ row: { name: 'Trực đêm', unitId: null } });
  });
});

describe('consoles', () => {
  test('a desk that asked is let in under a name', async () => {
    await open();
    await section('Bàn điều khiển');
    await pick('Bàn trực phường Hoàn Kiếm');
    await field('Tên bàn').fill('Phường Hoàn Kiếm, bàn 1');
    await press('Duyệt bàn này');
    expect(await sent('console.approve')).toEqual({
      consoleId: 'console-b',
      name: 'Phường Hoàn Kiếm, bàn 1',
    });
  });

  test('a desk is shut out only after the question', async () => {
    await open('en');
    await section('Desks');
    await pick('Phòng trực, bàn 3');
    await press('Revoke this desk');
    await press('Revoke this desk');
    expect(await sent('console.revoke')).toEqual({ consoleId: 'console-a' });
  });
});

describe('consents', () => {
  test('a new one names its document, its cameras and whom it is for', async () => {
    await open();
    await section('Đồng ý bằng văn bản');
    await press('Thêm văn bản');
    await field('Số văn bản').fill('45/UBND-NC');
    await field('Người ký').fill('Nguyễn Hải Yến');
    await field('Mục đích').fill('theo dõi lễ hội');
    await dialog().getByLabel('Cấp cho').selectOption('hoankiem');
    await dialog().getByRole('searchbox', { name: 'Camera được dùng' }).fill('0003');
    await dialog().getByRole('listbox', { name: 'Camera tìm thấy' }).getByRole('option').first().click();
    await press('Lưu');
    expect(await sent('grant.put')).toMatchObject({
      version: 0,
      row: { to: { kind: 'unit', unitId: 'hoankiem' }, cameraIds: ['cam-3'], rights: ['view'] },
    });
  });

  test('a running one is revoked with a reason', async () => {
    await open();
    await section('Đồng ý bằng văn bản');
    await pick('118/UBND-NC');
    await field('Lý do thu hồi').fill('hết việc');
    await press('Thu hồi');
    await press('Thu hồi');
    expect(await sent('grant.revoke')).toEqual({ grantId: 'consent', reason: 'hết việc' });
  });
});

test('a unit names its focal point, and cannot be without one', async () => {
  await open();
  await section('Đơn vị');
  await pick('UBND Phường Hoàn Kiếm');
  await field('Họ tên đầu mối').fill('');
  await dialog().getByText('Hãy nhập họ tên đầu mối.').waitFor();
  expect(await dialog().getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
  await field('Họ tên đầu mối').fill('Lê Thu Trang');
  await press('Lưu');
  expect(await sent('unit.put')).toMatchObject({ row: { focalPoint: { name: 'Lê Thu Trang' } }, version: 1 });
});

test('what a person may do with a camera is said right by right', async () => {
  await open('en');
  bench.core.answers.set('hub.camera-scope', () => ({
    scope: {
      id: 'cam-3',
      class: 'ordinary',
      territoryId: 'hanoi',
      sectorIds: [],
      managingUnitId: 'ioc',
    },
  }));
  await section('Who may do what?');
  await dialog().getByLabel('Person').selectOption('haiyen');
  await dialog().getByRole('searchbox', { name: 'Camera' }).fill('0003');
  await dialog().getByRole('listbox', { name: 'Cameras found' }).getByRole('option').first().click();
  const answers = dialog().getByRole('list', { name: 'Each right' }).getByRole('listitem');
  await expect
    .poll(() => answers.filter({ hasText: 'View live' }).textContent())
    .toContain('may: within your own scope');
  expect(await answers.filter({ hasText: 'Replay' }).textContent()).toContain('may not: your role');
});

describe('the log', () => {
  test('is searched by person, and goes on to what is older', async () => {
    await open('en', ['administer', 'audit']);
    await section('Audit log');
    await dialog().getByLabel('Person').selectOption('quantri');
    await press('Search');
    await dialog().getByText('Role changed (put)').waitFor();
    await dialog().getByText('Log signed up to entry 4121').waitFor();
    await press('Older');
    await bench.core.seen(
      'hub.command',
      // The hub's own table parsed it.
      ({ input }) => (input as { beforeSeq?: unknown }).beforeSeq === 4116,
    );
  });

  test('is all there is for who may only audit', async () => {
    await open('vi', ['audit']);
    await dialog().getByRole('tab').first().waitFor();
    expect(await dialog().getByRole('tab').allTextContents()).toEqual(['Nhật ký hệ thống']);
  });
});

test('who may not administer finds no administration', async () => {
  await open('vi', ['view']);
  await page.keyboard.press('d');
  await dialog().waitFor();
  expect(await dialog().getByRole('tab', { name: 'Người dùng' }).count()).toBe(0);
});
