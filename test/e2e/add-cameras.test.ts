import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CameraCatalogue } from '../../src/main/core/catalogue/camera-catalogue.ts';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { ExpectedError } from '../../src/shared/base/fault.ts';
import { cameraInfo } from '../../src/shared/camera/camera.ts';
import { cameraPieces } from '../../src/shared/camera/camera-piece.ts';
import type { CallInput } from '../../src/shared/contract/calls.ts';
import { PageBench } from '../fakes/page-bench.ts';

let bench: PageBench;
let page: Page;

beforeAll(async () => {
  bench = await PageBench.open();
});

afterAll(() => bench?.close());

beforeEach(async () => {
  bench.errors.length = 0;
  bench.core.received.length = 0;
  bench.core.answers.clear();
  bench.core.state.start.cameras = [];
  bench.core.answers.set('cameras.preview', (input) => answerPreview(input));
  page = await bench.page('operator', 'desk');
  await page.getByRole('heading', { name: 'Bàn điều hành chưa có camera nào' }).waitFor();
});

afterEach(async () => {
  await bench.leave(page);
  expect(bench.errors).toEqual([]);
});

const counts = { added: 9_999, changed: 0, same: 0, skipped: 1, problemCount: 1 };
const problem = { line: 5_000, field: 'main', code: 'bad-address', value: 'http://***@h', otherLine: null };

function answerPreview(input: unknown) {
  const { text } = input as CallInput<'cameras.preview'>;
  if (text === '') return { ...counts, added: 0, skipped: 0, unusedColumns: [], problems: [] };
  return { ...counts, unusedColumns: ['Ghi chú'], problems: [problem] };
}

async function chooseFile(name: string, content: string | Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Thêm từ tệp…' }).click();
  await page.getByRole('dialog').getByText('Chọn tệp…').waitFor();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

describe('a file', () => {
  test('is tried first: counts, the bad line with field, reason and value, and a button that says what it will do', async () => {
    bench.core.answers.set('cameras.import', () => counts);
    await chooseFile('quận.csv', '\uFEFFsố,tên,main\r\n1,a,rtsp://h/a');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('row', { name: '5000 luồng chính không phải địa chỉ rtsp:// hay rtsps:// http://***@h' })
      .waitFor();
    await dialog.getByText('Ghi chú').waitFor();
    expect(bench.core.received.filter(({ name }) => name === 'cameras.import')).toEqual([]);
    await dialog.getByRole('button', { name: 'Thêm 9.999 camera, bỏ qua 1 dòng lỗi' }).press('Enter');
    await dialog.getByText('Đã thêm 9.999 camera').waitFor();
    expect(await bench.core.seen('cameras.import')).toEqual({
      format: 'csv',
      text: 'số,tên,main\r\n1,a,rtsp://h/a',
    });
    await dialog.getByRole('button', { name: 'Về bàn điều hành' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
  });

  test('is waited for with a bar, which stands still where less motion is wanted, and can be left', async () => {
    bench.core.answers.set('cameras.preview', (input) =>
      (input as CallInput<'cameras.preview'>).text === ''
        ? answerPreview(input)
        : new Promise(() => undefined),
    );
    await chooseFile('lớn.csv', 'số,tên,main\n1,a,rtsp://h/a');
    const motion = () =>
      page.locator('.add-bar > div').evaluate((bar) => getComputedStyle(bar).animationName);
    await page.getByText('Đang đọc thử lớn.csv').first().waitFor();
    expect(await motion()).toBe('add-bar');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await motion()).toBe('none');
    await page.emulateMedia({ reducedMotion: null });
    await page.getByRole('button', { name: 'Huỷ' }).click();
    await page.getByText('Chọn tệp…').waitFor();
  });

  test('that is not UTF-8 is refused with its line, and never sent', async () => {
    await chooseFile('cũ.csv', Buffer.from([0x6e, 0x0a, 0x61, 0x0a, 0xd0, 0x20, 0x0a]));
    await page.getByRole('row', { name: /^3 .*không phải mã UTF-8/ }).waitFor();
    const sent = bench.core.received.filter(
      ({ name, input }) => name === 'cameras.preview' && (input as { text: string }).text !== '',
    );
    expect(sent).toEqual([]);
  });

  test('that cannot be kept says why, and can be tried again', async () => {
    bench.core.answers.set('cameras.import', () => {
      throw new ExpectedError({ code: 'disk-full', message: 'full' });
    });
    await chooseFile('a.csv', 'số,tên,main\n1,a,rtsp://h/a');
    const add = page.getByRole('button', { name: /^Thêm 9.999 camera/ });
    await add.click();
    await page.getByRole('alert').getByText('Đĩa đã đầy').waitFor();
    bench.core.answers.set('cameras.import', () => counts);
    await add.click();
    await page.getByText('Đã thêm 9.999 camera').waitFor();
  });

  test('of 10,000 rows read by the real core: a bad row and a duplicate number are named, long, emoji and right-to-left names come in', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'vonglau-add-'));
    const { catalogue } = await CameraCatalogue.open(
      directory,
      createLogger(() => undefined),
    );
    const read = (input: unknown) => input as CallInput<'cameras.preview'>;
    const good = Array.from(
      { length: 9_996 },
      (_, index) => `${index + 10},Camera ${index},rtsp://h/${index}`,
    );
    const table = [
      'số,tên,main',
      `1,${'ộ'.repeat(500)},rtsp://h/a`,
      '2,🚦 كاميرا,rtsp://h/b',
      '1,lặp,rtsp://h/c',
      ...good,
      '3,hỏng,http://h/d',
    ].join('\n');
    const preview = await catalogue.preview('csv', table);
    bench.core.answers.set('cameras.preview', (input) =>
      read(input).text === '' ? answerPreview(input) : preview,
    );
    await chooseFile('a.csv', table);
    await page.getByRole('row', { name: '4 số số này đã có ở dòng 2 1' }).waitFor();
    await page
      .getByRole('row', { name: '10001 luồng chính không phải địa chỉ rtsp:// hay rtsps:// http://h/d' })
      .waitFor();
    await page.getByRole('button', { name: 'Thêm 9.998 camera, bỏ qua 2 dòng lỗi' }).waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await page.getByRole('row', { name: '4 number this number is on line 2 already 1' }).waitFor();
    await page.getByRole('button', { name: 'Add 9,998 cameras, leave out 2 bad lines' }).waitFor();
    await catalogue.import('csv', table);
    await page.keyboard.press('Escape');
    for (const piece of cameraPieces(catalogue.cameras().map(cameraInfo)))
      bench.core.broadcast('cameras.changed', piece);
    await page.getByText('🚦 كاميرا').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await rm(directory, { recursive: true });
  });
});

describe('by address', () => {
  const field = (name: RegExp) => page.getByRole('dialog').getByLabel(name);

  test('what is wrong is said beside its field; the account goes into the address, encoded', async () => {
    bench.core.answers.set('cameras.add', () => ({ id: 'cam-1' }));
    await page.getByRole('button', { name: 'Thêm theo địa chỉ…' }).click();
    await field(/^Số/).fill('một');
    await field(/^Địa chỉ luồng chính/).fill('http://10.0.0.1/');
    await page.keyboard.press('Enter');
    await page.getByText('phải là số nguyên').waitFor();
    await page.getByText('còn trống, cần phải có').waitFor();
    await page.getByText('không phải địa chỉ rtsp://').waitFor();
    expect(await field(/^Số/).evaluate((input) => input === document.activeElement)).toBe(true);
    await field(/^Số/).fill('');
    await field(/^Tên/).fill('Cầu Giấy');
    await field(/^Địa chỉ luồng chính/).fill('rtsp://10.0.0.1/a');
    const transport = page.getByRole('radiogroup', { name: 'Đường truyền' });
    expect(await transport.getByRole('radio', { name: 'TCP' }).getAttribute('aria-checked')).toBe('true');
    await field(/^Địa chỉ luồng phụ/).press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await field(/^Tài khoản/).fill('quản');
    expect(await field(/^Mật khẩu/).getAttribute('type')).toBe('password');
    await field(/^Mật khẩu/).fill('p@ss/1');
    await page.keyboard.press('Enter');
    expect(await bench.core.seen('cameras.add')).toEqual({
      number: null,
      name: 'Cầu Giấy',
      unit: '',
      streams: [{ role: 'main', url: 'rtsp://qu%E1%BA%A3n:p%40ss%2F1@10.0.0.1/a', transport: 'udp' }],
    });
    await page.getByRole('status').getByText('Đã thêm camera').waitFor();
    bench.core.broadcast('preferences.changed', { language: 'en', theme: 'dark', keys: {} });
    await page
      .getByRole('radiogroup', { name: 'Transport' })
      .getByRole('radio', { name: 'UDP', checked: true })
      .waitFor();
    await page.getByRole('status').getByText('Camera added:').waitFor();
  });

  test('a number that is taken is said with the camera that has it', async () => {
    bench.core.answers.set('cameras.add', () => {
      throw new ExpectedError({ code: 'number-taken', message: 'taken', detail: 'Hàng Bài' });
    });
    await page.getByRole('button', { name: 'Thêm theo địa chỉ…' }).click();
    await field(/^Tên/).fill('a');
    await field(/^Địa chỉ luồng phụ/).fill('rtsp://10.0.0.1/a');
    await page.getByRole('button', { name: 'Thêm camera' }).last().click();
    await page.getByRole('alert').getByText('Hàng Bài').waitFor();
  });
});

describe('an empty console', () => {
  test('offers every way, and a sample', async () => {
    await page.getByRole('heading', { name: 'Qua máy chủ trung tâm' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Kết nối' }).waitFor();
    bench.spoil(page);
    await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('sample.csv', { create: true });
      Reflect.set(globalThis, 'showSaveFilePicker', () => Promise.resolve(handle));
    });
    await page.getByRole('button', { name: 'Lưu bảng CSV mẫu…' }).click();
    await page.getByText('Đã lưu bảng mẫu.').waitFor();
    const sample = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return [
        ...new Uint8Array(await (await (await folder.getFileHandle('sample.csv')).getFile()).arrayBuffer()),
      ];
    });
    const directory = await mkdtemp(join(tmpdir(), 'vonglau-sample-'));
    const { catalogue } = await CameraCatalogue.open(
      directory,
      createLogger(() => undefined),
    );
    expect(await catalogue.preview('csv', Buffer.from(sample).toString('utf8'))).toMatchObject({
      added: 2,
      problemCount: 0,
    });
    await rm(directory, { recursive: true, force: true });
  });

  test('says so when its list belongs to a file', async () => {
    bench.core.answers.set('cameras.preview', () => {
      throw new ExpectedError({ code: 'cameras-from-file', message: 'from a file' });
    });
    await page.reload();
    await page.getByRole('note').getByText('--cameras').first().waitFor();
    await page.getByText('Danh sách lấy từ tệp ghi ở tham số --cameras: hãy sửa tệp đó.').waitFor();
    expect(await page.getByRole('button', { name: 'Thêm từ tệp…' }).count()).toBe(0);
  });
});
