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
const pick = (name: string) => dialog().getByRole('listbox').getByRole('option', { name }).click();

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
  who: Parameters<typeof signedIn>[2] | ReturnType<typeof signedIn> = ['administer', 'audit'],
): Promise<void> {
  bench.core.state.start.preferences = { language, theme: 'dark', keys: {} };
  bench.core.answers.set('hub.get', () => ('view' in who ? who : signedIn(Date.now(), {}, who)));
  page = await bench.page('operator', 'desk');
  await page.locator('.plan-tile').first().waitFor();
  // Before the desk knows whose it is, the key opens nothing.
  await page.locator('.hub-person').waitFor({ state: 'attached' });
  await page.keyboard.press('Shift+U');
}

async function section(name: string): Promise<void> {
  await dialog().getByRole('tab', { name, exact: true }).click();
}

/** The row's id of a command. */
function rowId(input: unknown): string {
  // The hub's own table parsed it.
  return (input as { row: { id: string } }).row.id;
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
    await press('Khoá tài khoản');
    await dialog().getByText('Khoá tài khoản của Nguyễn An? Mọi bàn áp dụng ngay').waitFor();
    await press('Không, để nguyên');
    expect(hub.find('book', 'giamsat')?.version).toBe(1);
    await press('Khoá tài khoản');
    await press('Khoá tài khoản');
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

  test('nobody leaves changes without being asked; who goes on editing is back in the field', async () => {
    await open();
    const question = page.getByRole('alertdialog', { name: 'Có thay đổi chưa lưu' });
    const answer = (name: string) => question.getByRole('button', { name, exact: true });
    const name = field('Họ và tên');
    const stays = async () => {
      await question.getByText('Nguyễn Hải Yến').waitFor();
      await page.keyboard.press('Enter');
      await question.waitFor({ state: 'detached' });
      await expect.poll(() => name.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await name.inputValue()).toBe('Nguyễn Yến');
    };
    await pick('Nguyễn Hải Yến');
    await name.fill('Nguyễn Yến');
    await pick('Nguyễn An');
    await stays();
    await press('Thêm người dùng');
    await stays();
    await section('Đơn vị');
    await stays();
    await page.keyboard.press('Escape');
    await stays();
    await page.keyboard.press('Escape');
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Nguyễn Yến');
    await pick('Nguyễn An');
    await answer('Sửa tiếp').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => name.inputValue()).toBe('Nguyễn An');
    await pick('Nguyễn Hải Yến');
    await expect.poll(() => name.inputValue()).toBe('Nguyễn Hải Yến');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    expect(hub.find('book', 'haiyen')?.version).toBe(1);
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

describe('a new ward', () => {
  const save = async () => {
    await press('Lưu');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    bench.core.broadcast('hub.rows-changed', { topic: 'book' });
  };

  test('is set up from its territory to its operator, each step leading to the next', async () => {
    await open();
    await section('Địa bàn');
    await press('Thêm địa bàn');
    await field('Tên địa bàn').fill('Phường Mới');
    await dialog().getByLabel('Nằm trong').selectOption('hanoi');
    await save();
    await press('Thêm đơn vị cho địa bàn này');
    await field('Tên đơn vị').fill('UBND Phường Mới');
    await dialog().getByLabel('Cấp truy cập').selectOption('area');
    await dialog().getByText('Thấy 412 camera theo cấp và địa bàn').waitFor();
    await field('Họ tên đầu mối').fill('Lê Thu Trang');
    await save();
    await press('Thêm người cho đơn vị này');
    await field('Họ và tên').fill('Đỗ Văn Sơn');
    await field('Tài khoản').fill('doson');
    await dialog()
      .getByRole('checkbox', { name: /^Trực ban/ })
      .check();
    await save();
    await dialog().getByText('Trang-Ngoc-2093').waitFor();
    const unit = await sent('unit.put');
    const territory = await sent('territory.put');
    expect(territory).toMatchObject({ version: 0, row: { name: 'Phường Mới', parentId: 'hanoi' } });
    expect(unit).toMatchObject({ version: 0, row: { tierId: 'area', territoryId: rowId(territory) } });
    expect(await sent('person.put')).toMatchObject({
      version: 0,
      row: { account: 'doson', unitId: rowId(unit) },
    });
  });

  test('says what it lacks: a tier that sees by territory without one sees nothing', async () => {
    await open('en');
    await section('Units');
    await pick('UBND Phường Hoàn Kiếm');
    await dialog().getByText('who can view live: 1').waitFor();
    await dialog().getByLabel('Territory').selectOption('');
    await dialog().getByText('This tier sees by territory, and none is chosen').waitFor();
  });
});

test('a day is typed as people write it; what is no day is said and not saved', async () => {
  await open();
  await pick('Nguyễn Hải Yến');
  const end = field('Hết hiệu lực từ đầu ngày');
  await end.fill('31/2/2027');
  await field('Họ và tên').fill('Nguyễn Hải Yến B');
  await dialog().getByText('không có ngày này').first().waitFor();
  expect(await dialog().getByRole('button', { name: 'Lưu' }).isDisabled()).toBe(true);
  await end.fill('9/3/27');
  await end.press('ArrowUp');
  await end.press('Enter');
  await dialog().getByText('Đúng như đã lưu.').waitFor();
  await expect.poll(() => end.inputValue()).toBe('10/03/2027');
  const validToMs = new Date(2027, 2, 10).getTime();
  expect(await sent('person.put')).toMatchObject({ row: { validToMs } });
});

test('what a unit was is told with who changed it', async () => {
  await open();
  await section('Đơn vị');
  await pick('UBND Phường Hoàn Kiếm');
  await press('Lịch sử thay đổi (1 phiên bản)');
  const versions = dialog()
    .getByRole('list', { name: 'Các phiên bản, mới nhất trước' })
    .getByRole('listitem');
  await expect.poll(() => versions.count()).toBe(2);
  expect(await versions.first().textContent()).toContain('Tên cũ → UBND Phường Hoàn Kiếm');
  expect(await versions.first().textContent()).toContain('Vũ Quang Minh');
});

test('an administrator of a ward reads what is not theirs, and has no parts of the whole city', async () => {
  const { access, ...answer } = signedIn(Date.now(), {}, ['view', 'administer']);
  if (!access) throw new Error('nobody is signed in');
  const persons = access.book.persons.map((person) => ({ ...person, unitId: 'hoankiem' }));
  await open('vi', { ...answer, access: { ...access, book: { ...access.book, persons } } });
  await section('Đơn vị');
  await pick('Trung tâm điều hành thành phố (IOC)');
  await dialog().getByText('ngoài phạm vi quản trị của bạn').waitFor();
  expect(await field('Tên đơn vị').isDisabled()).toBe(true);
  await pick('UBND Phường Hoàn Kiếm');
  await expect.poll(() => field('Tên đơn vị').isDisabled()).toBe(false);
  const parts = await dialog().getByRole('tab').allTextContents();
  expect(parts).not.toContain('Địa bàn');
  expect(parts).not.toContain('Bàn điều khiển');
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
    .toContain('may: within this person’s scope');
  expect(await answers.filter({ hasText: 'Replay' }).textContent()).toContain(
    'may not: no role of this person',
  );
});

describe('the log', () => {
  test('is searched by person, and goes on to what is older', async () => {
    await open('en', ['administer', 'audit']);
    await section('Audit log');
    await dialog().getByLabel('Person').selectOption('quantri');
    await press('Search');
    await dialog().getByRole('gridcell', { name: 'Role changed' }).waitFor();
    await dialog().getByText('Rights: View live → View live, PTZ control').waitFor();
    await dialog().getByText('Row: Nguyễn An · Unit: UBND Phường Hoàn Kiếm → Trung tâm').waitFor();
    await dialog().getByText('Log signed up to entry 4121').waitFor();
    await press('Older');
    await bench.core.seen(
      'hub.command',
      // The hub's own table parsed it.
      ({ input }) => (input as { beforeSeq?: unknown }).beforeSeq === 4116,
    );
  });

  test('is all there is for who may only audit, with names and whom to look for', async () => {
    await open('vi', ['audit']);
    await dialog().getByRole('tab').first().waitFor();
    expect(await dialog().getByRole('tab').allTextContents()).toEqual(['Nhật ký hệ thống']);
    await dialog().getByLabel('Người dùng').selectOption('haiyen');
    await field('Đến hết ngày').fill('9/3/2027');
    await press('Tìm');
    await dialog().getByText('0002 Tràng Tiền').click();
    await dialog().getByRole('region', { name: 'Mục 4116' }).getByText('camera nghiệp vụ công an').waitFor();
    expect(await sent('audit.search')).toMatchObject({
      personId: 'haiyen',
      toMs: new Date(2027, 2, 10).getTime(),
    });
  });

  test('is taken out as a file through the hub, which logs it', async () => {
    await open('en', ['audit']);
    bench.spoil(page);
    await page.evaluate(() => {
      const writable = { write: (text: string) => Reflect.set(globalThis, 'written', text), close: () => {} };
      const handle = { createWritable: () => Promise.resolve(writable) };
      Reflect.set(globalThis, 'showSaveFilePicker', () => Promise.resolve(handle));
    });
    await press('Search');
    await press('Export all results as CSV');
    const written = await page.waitForFunction(
      () => Reflect.get(globalThis, 'written') as string | undefined,
    );
    const lines = String(await written.jsonValue()).split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[1]).toContain('Nguyễn An,"Phòng trực, bàn 3",Live viewing (started),0003 Tràng Tiền,done');
    expect(await sent('audit.export')).toMatchObject({ personId: null, beforeSeq: null, limit: 1000 });
  });
});

test('who may not administer finds no administration', async () => {
  await open('vi', ['view']);
  await page.keyboard.press('d');
  await dialog().waitFor();
  expect(await dialog().getByRole('tab', { name: 'Người dùng' }).count()).toBe(0);
});
