import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CameraInfo } from '../../src/shared/camera/camera.ts';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { AdminHub } from '../fakes/admin-scenes.ts';
import { CatalogueHub } from '../fakes/catalogue-scenes.ts';
import { signedIn } from '../fakes/hub-scenes.ts';
import { PageBench, type PageOptions } from '../fakes/page-bench.ts';
import { axeFaults, axeScript } from '../screens/axe-faults.ts';

let bench: PageBench;
let page: Page;
let hub: AdminHub;
let catalogue: CatalogueHub;

/** What the page saved, put here by a dialog that asks nobody. */
const saveDialog = `
  globalThis.savedFiles = [];
  globalThis.showSaveFilePicker = async ({ suggestedName }) => ({
    createWritable: async () => ({
      write: async (text) => globalThis.savedFiles.push({ suggestedName, text }),
      close: async () => undefined,
    }),
  });`;
const options: PageOptions = {
  async prepare(fresh) {
    await fresh.addInitScript({ path: axeScript });
    await fresh.addInitScript(saveDialog);
  },
};

const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const press = (name: string) => button(name).click();
const rows = () => dialog().locator('.ag-row');
const openRow = (text: string) => rows().filter({ hasText: text }).first().click();

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(() => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.clear();
  hub = new AdminHub(Date.now());
  catalogue = new CatalogueHub(hub, bench.core.state.start.cameras, Date.now());
  bench.core.answers.set('hub.rows', (input) => hub.rowsOf(input as CallInput<'hub.rows'>));
  bench.core.answers.set('hub.command', (input) => hub.answer(input as CallInput<'hub.command'>));
  for (const [name, answer] of catalogue.answers) bench.core.answers.set(name, answer);
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

async function open(language: 'vi' | 'en' = 'vi'): Promise<void> {
  bench.core.state.start.preferences = { language, theme: 'dark', keys: {} };
  bench.core.answers.set('hub.get', () => signedIn(Date.now(), {}, ['view', 'administer']));
  page = await bench.page('operator', 'desk', options);
  await page.locator('.plan-tile').first().waitFor();
  // Before the desk knows whose it is, the key opens nothing.
  await page.locator('.hub-person').waitFor({ state: 'attached' });
  await page.keyboard.press('Shift+U');
  await dialog()
    .getByRole('tab', { name: language === 'vi' ? 'Danh mục camera' : 'Camera catalogue' })
    .click();
  await rows().first().waitFor();
}

/** The desk gets a new list: those of its cameras that are named. */
function listed(isListed: (camera: CameraInfo) => boolean): void {
  const cameras = bench.core.state.start.cameras.filter(isListed);
  bench.core.broadcast('cameras.changed', { from: 0, total: cameras.length, cameras });
}

async function record(name: string): Promise<void> {
  await openRow(name);
  await field('Số camera').waitFor();
}

describe('the catalogue', () => {
  test('is searched without diacritics and filtered by unit, class and state; other units are counted, not shown', async () => {
    await open();
    await dialog().getByText('29 trong 29 camera bạn quản lý. 1 camera khác').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog().getByRole('searchbox').fill('cho dong xuan');
    await dialog().getByText('3 trong 29 camera').waitFor();
    expect(await rows().first().textContent()).toContain('Chợ Đồng Xuân');
    await dialog().getByRole('searchbox').fill('');
    await dialog().getByLabel('Loại', { exact: true }).selectOption('public');
    await dialog().getByText('4 trong 29 camera').waitFor();
    await dialog().getByLabel('Loại', { exact: true }).selectOption('');
    await dialog().getByLabel('Trạng thái').selectOption('reported');
    await dialog().getByText('2 trong 29 camera').waitFor();
    await dialog().getByLabel('Trạng thái').selectOption('in-service');
    await dialog().getByLabel('Đơn vị quản lý').selectOption('ioc');
    await dialog().getByText('10 trong 29 camera').waitFor();
  });

  test('is opened and left by the keyboard, and saved as a table that the hub made', async () => {
    await open('en');
    await rows().first().locator('[role="gridcell"]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog().getByRole('heading', { name: /^0003/ }).waitFor();
    await field('Camera name').fill('Changed');
    const question = page.getByRole('alertdialog', { name: 'There are unsaved changes' });
    await button('‹ Back to the catalogue').focus();
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Keep editing' }).press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await field('Camera name').inputValue()).toBe('Changed');
    await dialog().getByRole('tab', { name: 'Camera catalogue' }).click();
    await question.getByRole('button', { name: 'Discard the changes' }).press('Enter');
    await rows().first().waitFor();
    await press('Export the catalogue as CSV');
    const saved = () => page.evaluate(() => Reflect.get(globalThis, 'savedFiles') as unknown);
    await expect.poll(saved).toEqual([
      {
        suggestedName: expect.stringMatching(/^camera-.*\.csv$/),
        text: expect.stringContaining('Tràng Tiền'),
      },
    ]);
  });
});

describe('a record', () => {
  test('is changed whole: layer computed, account only in, what was typed wrong named at its field', async () => {
    await open();
    await record('Ngã tư Sở');
    expect(await axeFaults(page)).toEqual([]);
    await dialog().getByText('c) 5 đến dưới 10 m').waitFor();
    await field('Độ cao lắp đặt (m)').fill('22,5');
    await dialog().getByText('a) từ 20 m').waitFor();
    await dialog().getByText('Mục đích ghi ở trên thuộc lớp khác').waitFor();
    await field('Hướng nhìn (độ)').fill('400');
    await dialog().getByText('ngoài khoảng cho phép').waitFor();
    expect(await button('Lưu').isDisabled()).toBe(true);
    await field('Hướng nhìn (độ)').fill('90');
    await field('Địa chỉ luồng chính').fill('rtsp://admin:pw@10.0.0.1/main');
    await dialog().getByText('địa chỉ chứa tài khoản').waitFor();
    await field('Địa chỉ luồng chính').fill('rtsp://10.0.0.1/main');
    await field('Tài khoản camera').fill('admin');
    await field('Mật khẩu camera').fill('pw');
    await press('Lưu');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(catalogue.puts.at(-1)).toMatchObject({
      version: 1,
      camera: { heightM: 22.5, azimuthDeg: 90, streams: [{ url: 'rtsp://10.0.0.1/main' }, {}] },
      credentials: { userName: 'admin', password: 'pw' },
    });
    expect(await field('Mật khẩu camera').inputValue()).toBe('');
    await field('Đường phố').fill('Trường Chinh');
    await press('Lưu');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(catalogue.puts.at(-1)).toMatchObject({ version: 2, credentials: null });
  });

  test('of a new camera says what is lacking; a number that is taken is named at its field', async () => {
    await open();
    await press('Thêm camera');
    await dialog().getByText('Cần xem lại: Tên camera, Hãng sản xuất').waitFor();
    expect(await field('Số camera').inputValue()).toBe('31');
    await field('Tên camera').fill('Cầu Nhật Tân');
    await field('Hãng sản xuất').fill('Dahua');
    await field('Kiểu máy').fill('IPC');
    await field('Hình thức cập nhật').fill('trực tuyến');
    await field('Tần suất cập nhật').fill('liên tục');
    await field('Địa chỉ luồng chính').fill('rtsp://10.0.0.9/main');
    await field('Số camera').fill('1');
    await press('Lưu');
    await dialog().getByText('số này camera khác đã dùng').waitFor();
    await field('Số camera').fill('31');
    await press('Lưu');
    await dialog().getByRole('heading', { name: '0031 Cầu Nhật Tân' }).waitFor();
    expect(catalogue.puts.at(-1)).toMatchObject({
      version: 0,
      camera: { managingUnitId: 'ioc', territoryId: 'hanoi' },
    });
  });

  test('that seems to double another is saved only by its written agreement', async () => {
    await open();
    catalogue.suspect = 'cam-12';
    await record('Phố Huế');
    await field('Mục đích').fill('an ninh trật tự');
    await press('Lưu');
    const question = dialog().getByRole('alert').filter({ hasText: 'Camera 0012' });
    await question.waitFor();
    expect(await button('Vẫn lưu, theo văn bản đồng ý').isDisabled()).toBe(true);
    await field('Số văn bản').fill('12/STTTT');
    await field('Ngày ký').fill('3/2/2026');
    await field('Người ký').fill('Lê Văn A');
    await press('Vẫn lưu, theo văn bản đồng ý');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(catalogue.puts.at(-1)).toMatchObject({
      duplicateOf: 'cam-12',
      camera: { document: { number: '12/STTTT', date: '2026-02-03', signer: 'Lê Văn A' } },
    });
  });

  test('that somebody else changed is told while it is edited, and shown side by side when it is saved', async () => {
    await open();
    await record('Phố Huế');
    await field('Tên camera').fill('Phố Huế (A)');
    const kept = catalogue.kept.get('cam-8');
    expect(kept).toBeDefined();
    if (kept) catalogue.kept.set('cam-8', { camera: { ...kept.camera, name: 'Phố Huế (B)' }, version: 2 });
    listed(({ id }) => id !== '');
    await dialog().getByText('Người khác vừa sửa camera này').waitFor();
    await press('Lưu');
    await dialog().getByRole('heading', { name: 'Bản trên máy chủ' }).waitFor();
    await dialog().getByText('Phố Huế (B)', { exact: true }).waitFor();
    await press('Giữ bản của tôi');
    await expect
      .poll(() => catalogue.kept.get('cam-8'))
      .toMatchObject({ version: 3, camera: { name: 'Phố Huế (A)' } });
  });

  test('goes out of service after the question, and comes back', async () => {
    await open();
    await record('Phố Huế');
    await press('Ngừng sử dụng camera này');
    await dialog().getByText('Ngừng sử dụng “Phố Huế”?').waitFor();
    await press('Ngừng sử dụng camera này');
    await rows().first().waitFor();
    listed(({ id }) => id !== 'cam-8');
    await dialog().getByText('28 trong 28 camera').waitFor();
    await dialog().getByLabel('Trạng thái').selectOption('retired');
    await dialog().getByText('1 trong 1 camera').waitFor();
    await record('Phố Huế');
    await press('Đưa vào sử dụng lại');
    await press('Lưu');
    await dialog().getByText('Đúng như đã lưu.').waitFor();
    expect(catalogue.kept.get('cam-8')).toMatchObject({ version: 3, camera: { retired: false } });
  });
});

describe('a table', () => {
  const choose = (text: string) =>
    dialog()
      .locator('input[type="file"]')
      .setInputFiles({ name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

  test('is judged first, row by row, then kept', async () => {
    await open();
    await press('Nhập từ tệp CSV');
    await choose('số,tên\n1,Tràng Tiền\n');
    await dialog().getByRole('row', { name: '203 Vĩ độ ngoài khoảng cho phép 210.245' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await press('Nhập 1.221 camera');
    await dialog().getByText('Đã thêm 1.180 camera, sửa 41 camera.').waitFor();
    const sent = bench.core.received.filter(({ name }) => name === 'hub.catalogue-import');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { dryRun: true, csv: 'số,tên\n1,Tràng Tiền\n' },
      { dryRun: false },
    ]);
  });

  test('says how far it is, and is broken off', async () => {
    await open('en');
    let end = (_result: unknown) => undefined as undefined;
    bench.core.answers.set(
      'hub.catalogue-import',
      () =>
        new Promise((resolve) => {
          end = (result) => void resolve(result);
        }),
    );
    await press('Import a CSV file');
    await choose('number\n1\n2\n3\n4\n');
    const { importId } = await bench.core.seen('hub.catalogue-import');
    bench.core.broadcast('hub.catalogue-progress', { importId, checked: 3, kept: 0 });
    await dialog().getByText('3 / 4 rows').waitFor();
    await press('Stop');
    expect(await bench.core.seen('hub.catalogue-cancel')).toEqual({ importId });
    end(catalogue.table);
    await button('Choose a file…').waitFor();
  });

  test('of another encoding is refused without asking the hub', async () => {
    await open('en');
    await press('Import a CSV file');
    await dialog()
      .locator('input[type="file"]')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from([0x73, 0x0a, 0xe1, 0x0a]) });
    await dialog()
      .getByRole('row', { name: /not UTF-8/ })
      .waitFor();
    expect(bench.core.received.some(({ name }) => name === 'hub.catalogue-import')).toBe(false);
  });
});

test('a report is taken on, answered and closed; it leads to the record', async () => {
  await open();
  await dialog().getByRole('tab', { name: 'Báo lỗi camera 2 đang chờ' }).click();
  await dialog()
    .getByRole('option', { name: /Ngã tư Sở/ })
    .click();
  expect(await axeFaults(page)).toEqual([]);
  await press('Nhận xử lý');
  bench.core.broadcast('hub.rows-changed', { topic: 'reports:*' });
  await expect.poll(() => button('Nhận xử lý').count()).toBe(0);
  expect(await button('Đã xử lý xong').isDisabled()).toBe(true);
  await field('Trả lời').fill('Đã sửa tên');
  await press('Đã xử lý xong');
  bench.core.broadcast('hub.rows-changed', { topic: 'reports:*' });
  await dialog().getByRole('tab', { name: 'Báo lỗi camera 1 đang chờ' }).waitFor();
  expect(hub.find('reports:*', 'report-1')?.row).toMatchObject({ state: 'done', answer: 'Đã sửa tên' });
  await press('Mở hồ sơ camera');
  await dialog().getByRole('heading', { name: '0003 Ngã tư Sở' }).waitFor();
});
