import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { SettingsStore } from './console-settings.ts';

let directory: string;
const logger = createLogger(() => undefined);

const plain = { maximised: null, zooms: {}, carousel: null };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-settings-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('what was changed is there after a restart, readable by its owner only', async () => {
  const { store } = await SettingsStore.open(directory, logger);
  store.update({ preferences: { language: 'en', theme: 'light', keys: {} } });
  store.update({ displays: { d1: { ...plain, layout: '3x3', tiles: ['a', null] } } });
  await store.flush();
  const again = await SettingsStore.open(directory, logger);
  expect(again.notice).toBeNull();
  expect(again.store.get().preferences.language).toBe('en');
  expect(again.store.get().displays.d1).toEqual({ ...plain, layout: '3x3', tiles: ['a', null] });
  expect((await stat(join(directory, 'console.json'))).mode & 0o077).toBe(0);
});

test.each(['{"version":1', '{"version":99,"preferences":{},"displays":{}}', '', '\u0000\u0001'])(
  'a broken file (%j) is kept aside, said so, and defaults are used',
  async (text) => {
    await writeFile(join(directory, 'console.json'), text);
    const { store, notice } = await SettingsStore.open(directory, logger);
    expect(store.get().preferences).toEqual({ language: 'vi', theme: 'dark', keys: {} });
    expect(notice?.code).toBe('settings-broken');
    expect(await readFile(notice?.detail ?? '', 'utf8')).toBe(text);
  },
);

test("the system's language is for who has chosen none", async () => {
  const { store } = await SettingsStore.open(directory, logger, 'en');
  expect(store.get().preferences.language).toBe('en');
  store.update({ preferences: { ...store.get().preferences, language: 'vi' } });
  await store.flush();
  expect((await SettingsStore.open(directory, logger, 'en')).store.get().preferences.language).toBe('vi');
});

test('a file of an older version, which knew nothing but layouts and tiles, is read', async () => {
  const text = '{"version":1,"preferences":{},"displays":{"d1":{"layout":"2x2","tiles":["a"]}}}';
  await writeFile(join(directory, 'console.json'), text);
  const { store, notice } = await SettingsStore.open(directory, logger);
  expect(notice).toBeNull();
  expect(store.get()).toMatchObject({
    layouts: [],
    displays: { d1: { layout: '2x2', tiles: ['a'], ...plain } },
  });
});

test('a folder that cannot be written is logged, not fatal', async () => {
  const lines: string[] = [];
  const path = join(directory, 'file');
  await writeFile(path, '');
  await chmod(path, 0o400);
  const { store } = await SettingsStore.open(
    directory,
    createLogger((_level, line) => lines.push(line)),
  );
  await rm(directory, { recursive: true });
  await writeFile(directory, 'a file where the folder was');
  store.update({ displays: {} });
  await store.flush();
  expect(lines.join()).toContain('could not be saved');
});

test('no half-written file is left', async () => {
  const { store } = await SettingsStore.open(directory, logger);
  for (let round = 0; round < 20; round++)
    store.update({ displays: { d: { ...plain, layout: '1x1', tiles: [`${round}`] } } });
  await store.flush();
  expect(await readdir(directory)).toEqual(['console.json']);
  expect(JSON.parse(await readFile(join(directory, 'console.json'), 'utf8')).displays.d.tiles).toEqual([
    '19',
  ]);
});
