import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Camera, Camera as CameraSchema } from '../../../shared/camera/camera.ts';
import { mergeCameras } from '../../../shared/camera/merge-cameras.ts';
import { readCamerasText } from './read-cameras-text.ts';

const heading = 'number,name,unit,street,main,sub,latitude,longitude,id';
const csv = (...lines: string[]) => readCamerasText('csv', lines.join('\n'));
const problemsOf = async (...lines: string[]) =>
  (await csv('number,name,main', ...lines)).problems.map(({ line, field, code }) => [line, field, code]);

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).map(oneLine);
const someCamera = fc.record({
  number: fc.integer({ min: 0, max: 9_999_999 }),
  name: text.map((name) => name || 'x'),
  unit: text,
  street: text,
  position: fc.option(
    fc.record({
      latitude: fc.integer({ min: -900_000, max: 900_000 }).map((value) => value / 10_000),
      longitude: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((value) => value / 10_000),
    }),
  ),
  roles: fc.constantFrom(['main', 'sub'], ['main'], ['sub']),
});

/** A text as a cell of one line can hold it. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function rowOf({ number, name, unit, street, position, streams, id }: Camera, delimiter: string): string {
  const url = (role: string) => streams.find((stream) => stream.role === role)?.url ?? '';
  const { latitude = '', longitude = '' } = position ?? {};
  return [number, name, unit, street, url('main'), url('sub'), latitude, longitude, id]
    .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
    .join(delimiter);
}

test('cameras written as a table are read as the same cameras, whatever their names hold', async () => {
  const cameras = fc.uniqueArray(someCamera, {
    maxLength: 12,
    minLength: 1,
    selector: ({ number }) => number,
  });
  await fc.assert(
    fc.asyncProperty(
      cameras,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (list, delimiter, end) => {
        const wanted = list.map(({ roles, ...camera }) =>
          CameraSchema.parse({
            ...camera,
            id: `cam-${camera.number}`,
            streams: roles.map((role) => ({ role, url: `rtsp://10.0.0.1/${camera.number}/${role}` })),
          }),
        );
        const lines = [
          heading.replaceAll(',', delimiter),
          ...wanted.map((camera) => rowOf(camera, delimiter)),
        ];
        const read = await readCamerasText('csv', `\uFEFF${lines.join(end)}`);
        expect(read.problems).toEqual([]);
        expect(mergeCameras([], read.rows).cameras).toEqual(wanted);
        expect(mergeCameras(wanted, read.rows)).toMatchObject({ same: wanted.length, added: 0, changed: 0 });
      },
    ),
  );
});

test('garbage of any kind is told as problems and never thrown', async () => {
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.string().map((tail) => `${heading}\n1,"${tail}`),
    fc.json().map((value) => `{"cameras":[${value}]}`),
  );
  await fc.assert(
    fc.asyncProperty(garbage, fc.constantFrom('csv' as const, 'json' as const), async (value, format) => {
      const { rows, problems } = await readCamerasText(format, value);
      expect(rows.length + problems.length).toBeGreaterThan(0);
    }),
  );
});

test('headings in Vietnamese, in any order, with columns that mean nothing here', async () => {
  const read = await csv(
    'sep=;',
    'Luồng chính;Ghi chú;TÊN;Đường (phố);Số;Kinh độ;Vĩ độ;Tài khoản;Mật khẩu;Đơn vị',
    'rtsp://10.0.0.1/a;cột đèn;Cầu Giấy;Đường Láng;0127;105,85;21,0285;quản trị;p@ss:w/d;Hà Nội / Cầu Giấy',
  );
  expect(read.problems).toEqual([]);
  expect(read.unusedColumns).toEqual(['Ghi chú']);
  expect(read.rows[0]).toMatchObject({
    line: 3,
    camera: {
      number: 127,
      name: 'Cầu Giấy',
      unit: 'Hà Nội / Cầu Giấy',
      street: 'Đường Láng',
      position: { latitude: 21.0285, longitude: 105.85 },
      streams: [{ role: 'main', url: 'rtsp://qu%E1%BA%A3n%20tr%E1%BB%8B:p%40ss%3Aw%2Fd@10.0.0.1/a' }],
    },
  });
});

test('how streams travel: TCP unless a line says UDP, and any other word is refused once', async () => {
  const read = await csv(
    'số,tên,main,sub,Đường truyền',
    '1,a,rtsp://h/m,rtsp://h/s,UDP',
    '2,b,rtsp://h/m,,',
    '3,c,rtsp://h/m,,tcp',
    '4,d,rtsp://h/m,rtsp://h/s,sctp',
  );
  const transports = read.rows.map(({ camera }) => camera.streams.map(({ transport }) => transport));
  expect(transports).toEqual([['udp', 'udp'], ['tcp'], ['tcp']]);
  expect(read.problems).toMatchObject([{ line: 5, field: 'transport', code: 'bad-value', value: 'sctp' }]);
  expect(read.problems).toHaveLength(1);
});

test('10,000 lines of which one is bad: 9,999 come in, and the bad one is named', async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, index) => `${index + 1},Camera ${index + 1},rtsp://10.0.0.1/${index}`,
  );
  lines[4_998] = '4999,"Camera 4999,rtsp://10.0.0.1/4999';
  const read = await csv('number,name,main', ...lines);
  expect(read.rows).toHaveLength(9_999);
  expect(read.skipped).toBe(1);
  expect(read.problems).toMatchObject([{ line: 5_000, code: 'not-csv' }]);
});

test.each([
  ['x,Tên,rtsp://h/a', 'number', 'not-a-number'],
  ['-1,Tên,rtsp://h/a', 'number', 'not-a-number'],
  ['10000000,Tên,rtsp://h/a', 'number', 'out-of-range'],
  [',Tên,rtsp://h/a', 'number', 'missing'],
  ['1,  ,rtsp://h/a', 'name', 'missing'],
  [`1,${'ờ'.repeat(501)},rtsp://h/a`, 'name', 'too-long'],
  ['1,Tên,', 'main', 'missing'],
  ['1,Tên,http://h/a', 'main', 'bad-address'],
  ['1,Tên', '', 'wrong-columns'],
  ['1,Tên,phố,rtsp://h/a', '', 'wrong-columns'],
])('%s: the line and its field are named', async (line, field, code) => {
  expect(await problemsOf('7,Được,rtsp://h/a', '', line)).toEqual([[4, field, code]]);
});

test('every fault of a line is told, and it counts as one line', async () => {
  const read = await csv('number,name,main', 'x,,ftp://h');
  expect(read.problems.map(({ field }) => field).sort()).toEqual(['main', 'name', 'number']);
  expect(read.skipped).toBe(1);
});

test('half a position is no position', async () => {
  const read = await csv(
    'number,name,main,lat,lon',
    '1,a,rtsp://h,21.02,',
    '2,b,rtsp://h,91,105',
    '3,c,rtsp://h,,',
  );
  expect(read.problems.map(({ line, field, value }) => [line, field, value])).toEqual([
    [2, 'longitude', ''],
    [3, 'latitude', '91'],
  ]);
  expect(read.rows).toHaveLength(1);
});

test('names of 500 characters, emoji and right-to-left text come in as they are', async () => {
  const names = ['ộ'.repeat(500), '🚦 Ngã tư 👨‍👩‍👧', 'كاميرا ١٢'];
  const read = await csv('number,name,main', ...names.map((name, index) => `${index},${name},rtsp://h/a`));
  expect(read.rows.map(({ camera }) => camera.name)).toEqual(names);
});

test('no problem repeats a password', async () => {
  const table = await csv(
    'number,name,main,user,password',
    'x,a,rtsp:/admin:hunter2@host/a,hunter2,hunter2',
    '1,b,http://admin:hunter2@host/a,,',
    '2,c,http://host/user=admin&password=hunter2,,',
    '3,"d,rtsp://admin:hunter2@host/a,,',
    '4,rtsp://admin:hunter2@host/a',
  );
  const json = await readCamerasText(
    'json',
    '{"cameras":[{"number":"rtsp://a:hunter2@h","name":"a","streams":[{"role":"main","url":"x:hunter2@h"}]}]}',
  );
  const broken = await readCamerasText('json', '{"cameras":[{"url":"rtsp://admin:hunter2@host"');
  expect([table.skipped, json.skipped, broken.problems.length]).toEqual([5, 1, 1]);
  expect(JSON.stringify([table.problems, json.problems, broken.problems])).not.toContain('hunter2');
});

test('a JSON entry is named by the line it begins on', async () => {
  const good = '{"number":1,"name":"a","streams":[{"role":"sub","url":"rtsp://h/a"}]}';
  const read = await readCamerasText(
    'json',
    `{\n"note":"[{cameras:,",\n"cameras":[\n${good},\n\n{"number":"2",\n"name":"b","streams":[]}\n]}`,
  );
  expect(read.rows.map(({ line }) => line)).toEqual([4]);
  expect(read.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
    [6, 'number', 'not-a-number'],
    [6, 'streams', 'missing'],
  ]);
});

test.each([
  ['csv', '', 'no-rows', null],
  ['csv', 'number,name,main\n', 'no-rows', null],
  ['csv', 'foo,bar\n1,2', 'missing-column', 1],
  ['csv', 'số,number,tên,main\n1,1,a,rtsp://h', 'duplicate-column', 1],
  ['json', '{"cameras":\n[}', 'not-json', 2],
  ['json', '[]', 'unknown-shape', null],
  ['json', '{"version":2,"cameras":{}}', 'newer-version', null],
  ['json', '{"cameras":[]}', 'no-rows', null],
] as const)('%s %j: the whole file is refused as %s', async (format, value, code, line) => {
  const read = await readCamerasText(format, value);
  expect(read.rows).toEqual([]);
  expect(read.problems[0]).toMatchObject({ code, line });
});

test('a cell over two lines is one record, and the lines behind it keep their numbers', async () => {
  const read = await csv('number,name,main', '1,"Cầu\nGiấy",rtsp://h/a', 'x,b,rtsp://h/b');
  expect(read.rows.map(({ camera }) => camera.name)).toEqual(['Cầu Giấy']);
  expect(read.problems[0]?.line).toBe(4);
});
