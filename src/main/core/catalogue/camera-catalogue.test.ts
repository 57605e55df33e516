import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Camera } from '../../../shared/camera/camera.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import { createLogger } from '../log/logger.ts';
import { CameraCatalogue } from './camera-catalogue.ts';
import { cameraHandlers } from './camera-handlers.ts';

let directory: string;
let lines: string[] = [];
const logger = createLogger((_level, line) => lines.push(line));
const open = () => CameraCatalogue.open(directory, logger);
const table = (...rows: string[]) => ['number,name,main', ...rows].join('\n');
const secret = 'rtsp://xem:hunter2@10.0.0.1/a';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-catalogue-'));
  lines = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('what was imported is there after a restart, readable by its owner only, and in no log line', async () => {
  const { catalogue } = await open();
  const told: (readonly Camera[])[] = [];
  catalogue.onChanged.on((list) => told.push(list));
  expect(await catalogue.import('csv', table(`7,Hàng Bài,${secret}`, 'x,b,rtsp://h'))).toMatchObject({
    added: 1,
    skipped: 1,
  });
  const again = await open();
  expect(again.notice).toBeNull();
  expect(again.catalogue.cameras()).toMatchObject([{ id: 'cam-7', number: 7, streams: [{ url: secret }] }]);
  expect(again.catalogue.cameras()).toEqual(told[0]);
  expect((await stat(join(directory, 'cameras.json'))).mode & 0o777).toBe(0o600);
  expect(lines.join()).not.toContain('hunter2');
});

test('a dry run keeps nothing; the same file again changes nothing', async () => {
  const { catalogue } = await open();
  const text = table('1,a,rtsp://h/a', '2,b,rtsp://h/b');
  expect(await catalogue.preview('csv', text)).toMatchObject({ added: 2, changed: 0, same: 0 });
  expect(await readdir(directory)).toEqual([]);
  await catalogue.import('csv', text);
  const before = await stat(join(directory, 'cameras.json'));
  let changes = 0;
  catalogue.onChanged.on(() => changes++);
  expect(await catalogue.import('csv', text)).toMatchObject({ added: 0, changed: 0, same: 2 });
  expect((await stat(join(directory, 'cameras.json'))).ino).toBe(before.ino);
  expect(changes).toBe(0);
});

test('changes that are asked for at once are made one after the other, and none is lost', async () => {
  const { catalogue } = await open();
  const streams = [{ role: 'main', url: 'rtsp://h/a', transport: 'tcp' } as const];
  const add = (number: number | null) => catalogue.add({ number, name: 'a', unit: '', streams });
  const made = await Promise.all([
    add(5),
    add(null),
    catalogue.import('csv', table('9,c,rtsp://h')),
    add(null),
  ]);
  expect(made.map((one) => ('id' in one ? one.id : one.added))).toEqual(['cam-5', 'cam-6', 1, 'cam-7']);
  await expect(add(9)).rejects.toMatchObject({ fault: { code: 'number-taken', detail: 'c' } });
  await catalogue.remove(['cam-5', 'cam-9', 'never there']);
  expect((await open()).catalogue.cameras().map(({ number }) => number)).toEqual([6, 7]);
});

test('an id that another camera has is not given twice', async () => {
  const { catalogue } = await open();
  await catalogue.import('csv', 'number,name,main,id\n1,a,rtsp://h,cam-2');
  const streams = [{ role: 'sub', url: 'rtsp://h/a', transport: 'tcp' } as const];
  expect(await catalogue.add({ number: 2, name: 'b', unit: '', streams })).toEqual({ id: 'cam-2-2' });
  await expect(
    catalogue.add({ number: 3, name: 'b', unit: '', streams: [...streams, ...streams] }),
  ).rejects.toMatchObject({ fault: { code: 'bad-address' } });
});

test.each(['{"version":1,"cameras":[', '{"version":1,"cameras":[{}]}', '{"version":2,"cameras":[]}', ''])(
  'a damaged list (%j) is kept aside for its owner only, and told',
  async (text) => {
    await writeFile(join(directory, 'cameras.json'), text, { mode: 0o644 });
    const { catalogue, notice } = await open();
    expect(catalogue.cameras()).toEqual([]);
    expect(notice?.code).toBe('catalogue-broken');
    const aside = notice?.detail ?? '';
    expect(await readFile(aside, 'utf8')).toBe(text);
    expect((await stat(aside)).mode & 0o777).toBe(0o600);
  },
);

test('a folder that cannot be written: the fault is named, and the list stays as it was', async () => {
  const { catalogue } = await open();
  await catalogue.import('csv', table('1,a,rtsp://h'));
  const before = catalogue.cameras();
  await rm(directory, { recursive: true });
  await writeFile(directory, 'a file where the folder was');
  await expect(catalogue.import('csv', table('2,b,rtsp://h'))).rejects.toMatchObject({
    fault: { code: 'not-writable' },
  });
  expect(catalogue.cameras()).toBe(before);
  await chmod(directory, 0o600);
});

test('killed in the middle of writing: the list is whole, and nothing half is left lying', async () => {
  const module = fileURLToPath(new URL('./camera-catalogue.ts', import.meta.url));
  const loggerModule = fileURLToPath(new URL('../log/logger.ts', import.meta.url));
  const script = `
    import { CameraCatalogue } from ${JSON.stringify(module)};
    import { createLogger } from ${JSON.stringify(loggerModule)};
    const { catalogue } = await CameraCatalogue.open(${JSON.stringify(directory)}, createLogger(() => undefined));
    for (let round = 1; ; round++) {
      const rows = Array.from({ length: 2000 }, (_, index) => index + ',round ' + round + ',rtsp://h/' + index);
      await catalogue.import('csv', ['number,name,main', ...rows].join('\\n'));
      console.log(round);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  // The next list is being written whenever there is an unfinished file: that is the moment to kill.
  while (!(await readdir(directory)).some((name) => name.endsWith('.new')));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await writeFile(join(directory, `cameras.json.${child.pid}.new`), '{"version":1,"cam');
  const { catalogue, notice } = await open();
  expect(notice).toBeNull();
  const names = new Set(catalogue.cameras().map(({ name }) => name));
  expect([catalogue.cameras().length, names.size]).toEqual([2000, 1]);
  expect(await readdir(directory)).toEqual(['cameras.json']);
});

test('a list that belongs to a file is changed by nobody here', async () => {
  const caller: WindowIdentity = { windowId: 'desk', kind: 'operator', displayId: null };
  const handlers = cameraHandlers(() => null);
  const fault = { fault: expect.objectContaining({ code: 'cameras-from-file' }) };
  expect(() => handlers['cameras.preview']({ format: 'csv', text: '' }, caller)).toThrow(
    expect.objectContaining(fault),
  );
  expect(() => handlers['cameras.remove']({ ids: ['a'] }, caller)).toThrow(expect.objectContaining(fault));
  const { catalogue } = await open();
  const own = cameraHandlers(() => catalogue);
  await own['cameras.import']({ format: 'csv', text: table('1,a,rtsp://h') }, caller);
  expect(await own['cameras.remove']({ ids: ['cam-1'] }, caller)).toEqual({});
  expect(catalogue.cameras()).toEqual([]);
});
