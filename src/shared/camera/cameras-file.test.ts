import { expect, test } from 'vitest';
import { parseCamerasFile } from './cameras-file.ts';

const good = {
  id: 'a',
  number: 1,
  name: 'Tràng Tiền',
  unit: 'Hoàn Kiếm',
  streams: [{ role: 'sub', url: 'rtsp://u:p@10.0.0.1:554/x?a=1' }],
};
const file = (...cameras: unknown[]) => parseCamerasFile(JSON.stringify({ cameras }));

test('a good entry is read, transport is TCP unless said otherwise', () => {
  const { cameras, problems } = file(good);
  expect(problems).toEqual([]);
  expect(cameras[0]?.streams[0]).toEqual({ ...good.streams[0], transport: 'tcp' });
});

test.each([
  ['a web address', { streams: [{ role: 'sub', url: 'http://10.0.0.1/' }] }, 'streams.0.url'],
  ['a line break in the address', { streams: [{ role: 'sub', url: 'rtsp://h/a\nfile x' }] }, 'streams.0.url'],
  ['no streams', { streams: [] }, 'streams'],
  ['a role twice', { streams: [good.streams[0], good.streams[0]] }, 'streams'],
  ['a number that is text', { number: '7' }, 'number'],
  ['no name', { name: '' }, 'name'],
])('%s: the field is named, the rest loads', (_what, change, field) => {
  const { cameras, problems } = file({ ...good, ...change, id: 'bad' }, good);
  expect(cameras.map((camera) => camera.id)).toEqual(['a']);
  expect(problems.map((problem) => [problem.entry, problem.field])).toEqual([[0, field]]);
});

test('an id that is there already, an entry that is no object, a file that is no list, a file that is no JSON', () => {
  expect(file(good, good).problems).toMatchObject([{ entry: 1, field: 'id' }]);
  expect(file(good, 5).problems).toMatchObject([{ entry: 1 }]);
  expect(parseCamerasFile('{"cameras":{}}').problems).toMatchObject([{ entry: null, field: 'cameras' }]);
  expect(parseCamerasFile('{').problems).toMatchObject([
    { entry: null, reason: expect.stringContaining('not JSON') },
  ]);
});

test('no problem repeats a password', () => {
  const bad = { ...good, streams: [{ role: 'sub', url: 'rtsp://u:hunter2@ho st/' }] };
  expect(JSON.stringify(file(bad).problems)).not.toContain('hunter2');
});
