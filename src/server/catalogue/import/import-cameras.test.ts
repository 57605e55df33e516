import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCredentials } from '../camera-credentials.ts';
import { openTestHub, type TestHub, testCamera } from '../test-hub.ts';
import { importInto, type TestImport } from './test-import.ts';

const columns = [
  ...['Số', 'Tên', 'Địa bàn', 'Đơn vị quản lý', 'Vĩ độ', 'Kinh độ', 'Hãng', 'Kiểu máy', 'Đơn vị cung cấp'],
  ...['Hình thức', 'Tần suất', 'Đơn vị sử dụng', 'Độ cao', 'Hướng', 'Mục đích', 'Luồng chính'],
  ...['Tài khoản', 'Mật khẩu'],
];
const heading = columns.join(',');

type Cells = Partial<Record<(typeof columns)[number], string>>;

/** A good line of a table; `more` puts other cells in. */
function line(number: number, more: Cells = {}): string {
  const cells: Cells = {
    Số: String(number),
    Tên: `Camera ${number}`,
    'Địa bàn': 'phường hoàn kiếm',
    'Đơn vị quản lý': 'UBND Phường Hoàn Kiếm',
    'Vĩ độ': String(20 + number / 1000),
    'Kinh độ': '105.85',
    Hãng: 'A',
    'Kiểu máy': 'B',
    'Đơn vị cung cấp': 'ward-hoan-kiem',
    'Hình thức': 'Trực tuyến',
    'Tần suất': 'Liên tục',
    'Đơn vị sử dụng': 'ioc|ward-hoan-kiem',
    'Độ cao': '"6,5"',
    Hướng: '90',
    'Mục đích': 'Giám sát giao thông',
    'Luồng chính': `rtsp://127.0.0.1/${number}`,
    ...more,
  };
  return columns.map((column) => cells[column] ?? '').join(',');
}

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({
    cameras: [testCamera(1), testCamera(2, { managingUnitId: 'infrastructure', territoryId: 'ba-dinh' })],
    handlers: () => ({}),
  });
});

afterEach(() => hub.dispose());

const importBytes = (bytes: Uint8Array, run?: TestImport) => importInto(hub, bytes, run);
const importText = (lines: readonly string[], run?: TestImport) =>
  importBytes(Buffer.from(lines.join('\r\n')), run);

describe('a table of cameras', () => {
  test('is taken, units matched by name or id, credentials sealed', async () => {
    const lines = [heading, line(10, { 'Tài khoản': 'xem', 'Mật khẩu': '=mật' }), line(11)];
    const result = await importText(lines);
    expect(result).toMatchObject({ dryRun: false, rows: 2, added: 2, changed: 0, refused: 0, problems: [] });
    expect(hub.city.camera('cam-0010')).toMatchObject({
      number: 10,
      territoryId: 'hoan-kiem',
      managingUnitId: 'ward-hoan-kiem',
      heightM: 6.5,
      catalogue: { usingUnitIds: ['ioc', 'ward-hoan-kiem'] },
      streams: [{ role: 'main', url: 'rtsp://127.0.0.1/10' }],
    });
    const credentials = await readCredentials(hub.store.reader, hub.catalogue.keys, ['cam-0010', 'cam-0011']);
    expect([...credentials]).toEqual([['cam-0010', { userName: 'xem', password: '=mật' }]]);
  });

  test('tried first changes nothing and says what it would come to', async () => {
    const result = await importText([heading, line(10), line(11, { 'Đơn vị quản lý': 'Nowhere' })], {
      dryRun: true,
    });
    expect(result).toMatchObject({
      dryRun: true,
      added: 1,
      refused: 1,
      problems: [{ row: 3, column: 'managingUnit', reason: 'unknown-unit', value: 'Nowhere' }],
    });
    expect(hub.city.camera('cam-0010')).toBeUndefined();
  });

  test('taken again changes nothing', async () => {
    await importText([heading, line(10)]);
    expect(await importText([heading, line(10)])).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(await importText([heading, line(10, { Tên: 'Khác' })])).toMatchObject({ changed: 1, same: 0 });
    expect(hub.city.camera('cam-0010')?.name).toBe('Khác');
  });

  test('with few columns changes only those, of cameras that are known', async () => {
    const result = await importText(['Number;Name', '1;Tên mới', '99;Chưa có']);
    expect(result).toMatchObject({ changed: 1, refused: 1 });
    expect(hub.city.camera('cam-1')).toEqual(testCamera(1, { name: 'Tên mới' }));
    expect(result.problems.map(({ row, column, reason }) => [row, column, reason])).toContainEqual([
      3,
      'main',
      'missing',
    ]);
  });

  test('a row whose camera hangs in another layer than its purpose asks for is taken with a warning', async () => {
    const result = await importText([heading, line(10, { 'Độ cao': '2', 'Mục đích': 'Giám sát toàn cảnh' })]);
    expect(result).toMatchObject({
      added: 1,
      problems: [],
      warnings: [{ row: 2, column: 'height', reason: 'layer-mismatch', value: '2' }],
    });
  });

  test('addresses lose the credentials in them', async () => {
    await importText([heading, line(10, { 'Luồng chính': 'rtsp://xem:m%C3%A2t@127.0.0.1/10' })]);
    expect(hub.city.camera('cam-0010')?.streams[0]?.url).toBe('rtsp://127.0.0.1/10');
    const credentials = await readCredentials(hub.store.reader, hub.catalogue.keys, ['cam-0010']);
    expect(credentials.get('cam-0010')).toEqual({ userName: 'xem', password: 'mât' });
  });
});

describe('a row is refused, the others taken:', () => {
  test.each<[string, string, Cells]>([
    ['formula', 'name', { Tên: '=HYPERLINK(1)' }],
    ['formula', 'purpose', { 'Mục đích': '@SUM(1)' }],
    ['not-a-number', 'height', { 'Độ cao': 'cao' }],
    ['out-of-range', 'azimuth', { Hướng: '400' }],
    ['missing', 'name', { Tên: '' }],
    ['missing', 'maker', { Hãng: '' }],
    ['missing', 'longitude', { 'Kinh độ': '' }],
    ['unknown-territory', 'territory', { 'Địa bàn': 'Nơi khác' }],
    ['unknown-unit', 'usingUnits', { 'Đơn vị sử dụng': 'ioc|nobody' }],
    ['catalogue-incomplete', '', { 'Đơn vị sử dụng': '' }],
    ['bad-address', 'main', { 'Luồng chính': 'http://127.0.0.1' }],
    ['number-taken', 'number', { Số: '2' }],
    ['wrong-columns', '', { 'Mật khẩu': 'x,y' }],
  ])('%s in "%s"', async (reason, column, more) => {
    const taken = reason === 'number-taken';
    // With an id of its own a row is a new camera, whatever its number.
    const lines = taken
      ? [`${heading},id`, `${line(10, more)},new-one`, `${line(11)},`]
      : [heading, line(10, more), line(11)];
    const result = await importText(lines);
    expect(result).toMatchObject({ added: 1, refused: 1 });
    expect(result.problems).toContainEqual(expect.objectContaining({ row: 2, column, reason }));
  });

  test('a number that stands twice, and a suspected duplicate within the file', async () => {
    const beside = { 'Vĩ độ': String(20 + 10 / 1000 + 0.00002) };
    const lines = [heading, line(10), line(10), line(12, beside)];
    // The dry run knows it as well, although nothing of the file is kept then.
    for (const dryRun of [true, false]) {
      const result = await importText(lines, { dryRun });
      expect(result.problems.map(({ row, reason, value }) => [row, reason, value])).toEqual([
        [3, 'duplicate-row', '10'],
        [4, 'duplicate-suspected', 'cam-0010'],
      ]);
      expect(result.added).toBe(1);
    }
  });

  test('a number that two cameras of the file would have', async () => {
    const lines = [`${heading},id`, `${line(10)},one`, `${line(11, { Số: '10' })},two`];
    for (const dryRun of [true, false]) {
      const { added, problems } = await importText(lines, { dryRun });
      expect(added).toBe(1);
      expect(problems).toMatchObject([{ row: 3, column: 'number', reason: 'number-taken' }]);
    }
  });

  test('cameras of units that the person does not administer', async () => {
    const lines = [heading, line(10), line(11, { 'Đơn vị quản lý': 'infrastructure' })];
    const result = await importText(lines, { account: 'hatang' });
    expect(result).toMatchObject({ added: 1, refused: 1 });
    expect(result.problems).toMatchObject([{ row: 2, reason: 'not-allowed', value: 'outside-scope' }]);
  });

  test('never shows a secret', async () => {
    const lines = [
      heading,
      line(10, { 'Luồng chính': 'http://a:geheim@x', 'Mật khẩu': 'geheim2', Hướng: 'x' }),
    ];
    expect(JSON.stringify(await importText(lines))).not.toContain('geheim');
  });
});

describe('a whole file is refused:', () => {
  const reasonOf = async (bytes: Uint8Array) => {
    const { problems, added } = await importBytes(bytes);
    expect(added).toBe(0);
    return problems[0];
  };

  test('UTF-16', async () => {
    const bytes = Buffer.from(`\uFEFF${heading}\n${line(10)}`, 'utf16le');
    expect(await reasonOf(bytes)).toMatchObject({ row: null, reason: 'not-utf8', value: 'UTF-16' });
  });

  test('Windows-1258, with the line, although the lines before were good', async () => {
    const good = Array.from({ length: 30 }, (_, index) => line(10 + index));
    const head = Buffer.from([heading, ...good, ''].join('\r\n'));
    // "Đường Lê Lợi" as Windows-1258 has it.
    const tail = Buffer.from('44d0FDF5CCCE6E67204CEA204C6FF269', 'hex');
    expect(await reasonOf(Buffer.concat([head, tail]))).toMatchObject({
      row: 32,
      reason: 'not-utf8',
      value: 'Windows-1258',
    });
    expect(hub.city.camera('cam-0010')).toBeUndefined();
  });

  test('a quotation mark that is never closed', async () => {
    expect(await reasonOf(Buffer.from([heading, line(10), '11,"offen'].join('\n')))).toMatchObject({
      row: 3,
      reason: 'not-csv',
    });
  });

  test('no rows, no number, a column twice', async () => {
    expect(await reasonOf(Buffer.from(''))).toMatchObject({ reason: 'no-rows' });
    expect(await reasonOf(Buffer.from(heading))).toMatchObject({ reason: 'no-rows' });
    expect(await reasonOf(Buffer.from('name\nA'))).toMatchObject({
      reason: 'missing-column',
      column: 'number',
    });
    expect(await reasonOf(Buffer.from('number,so\n1,1'))).toMatchObject({ reason: 'duplicate-column' });
  });

  test('nobody imports who administers nothing', async () => {
    await expect(importText([heading, line(10)], { account: 'giamsat' })).rejects.toMatchObject({
      fault: { code: 'not-allowed' },
    });
  });
});

test('a number that a row before has made free may be taken', async () => {
  const lines = ['number,name,id', '500,Camera 1,cam-1', '1,Camera 2,cam-2'];
  for (const dryRun of [true, false])
    expect(await importText(lines, { dryRun })).toMatchObject({ changed: 2, refused: 0 });
  expect(hub.catalogue.index.ownerOfNumber(1)).toBe('cam-2');
});

test('one bad row among many costs only itself, and other commands are not kept waiting', async () => {
  const lines = Array.from({ length: 500 }, (_, index) => line(1000 + index));
  lines[250] = line(1250, { Tên: '' });
  const progress: number[] = [];
  const running = importText([heading, ...lines], { onProgress: ({ kept }) => progress.push(kept) });
  const result = await running;
  expect(result).toMatchObject({ rows: 500, added: 499, refused: 1 });
  expect(result.problems).toMatchObject([{ row: 252, column: 'name', reason: 'missing' }]);
  expect(progress.filter((kept) => kept > 0)).toEqual([100, 200, 300, 400, 499]);
});

test('an import that is broken off keeps what is on disk, and the next one goes on', async () => {
  const lines = [heading, ...Array.from({ length: 300 }, (_, index) => line(1000 + index))];
  const stop = new AbortController();
  const onProgress = ({ kept }: { kept: number }) => {
    if (kept >= 100) stop.abort();
  };
  await expect(importText(lines, { signal: stop.signal, onProgress })).rejects.toThrow();
  expect([...hub.city.cameras()]).toHaveLength(102);
  expect(await importText(lines)).toMatchObject({ added: 200, same: 100, refused: 0 });
});

test('an import is logged with the hash of its file and the cameras that it changed', async () => {
  await importText([heading, line(10)]);
  expect(await hub.audited('catalogue.imported')).toMatchObject([
    { person_id: 'person-quantri', detail: { cameras: ['cam-0010@1'] } },
  ]);
  const [entry] = await hub.audited('catalogue.import');
  expect(entry?.detail).toMatchObject({
    added: 1,
    dryRun: false,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
