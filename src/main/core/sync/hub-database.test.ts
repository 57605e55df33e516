import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseHubAddress } from './hub-address.ts';
import { openHubDatabase } from './hub-database.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-hub-file-'));
});

afterEach(() => rm(directory, { recursive: true }));

test('a file that is damaged, or of another version, is kept aside and a new one begun', async () => {
  const path = join(directory, 'hub.sqlite');
  await writeFile(path, 'no database '.repeat(1000));
  const first = openHubDatabase(directory);
  expect(first.keptAside).toContain('hub.sqlite.broken-');
  first.database.close();
  const other = new DatabaseSync(path);
  other.exec('PRAGMA user_version = 99');
  other.close();
  const second = openHubDatabase(directory);
  expect(second.keptAside).toContain('hub.sqlite.broken-');
  second.database.close();
  expect(openHubDatabase(directory).keptAside).toBeNull();
  expect(
    (await readdir(directory)).filter((name) => /broken-[^-]*-[^-]*-[^-]*-[^-]*-[^-]*Z$/.test(name)).length,
  ).toBeGreaterThan(1);
});

test.each([
  ['hub.city', 'https://hub.city:7443'],
  ['10.1.2.3:9000', 'https://10.1.2.3:9000'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
  ['https://[::1]:7000', 'https://[::1]:7000'],
])('%s is %s', (typed, address) => {
  expect(parseHubAddress(typed).origin).toBe(address);
});

test.each([
  '',
  'http://10.1.2.3',
  'ftp://hub',
  'https://user:word@hub',
  'https://hub/path',
  'https://hub?x=1',
  'a b',
])('%s is no address of a hub', (typed) => {
  expect(() => parseHubAddress(typed)).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'bad-address' }) }),
  );
});
