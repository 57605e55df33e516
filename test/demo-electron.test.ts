import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { endGroup } from '../build/child-group.mjs';
import { startInElectron } from '../build/demo-electron.mjs';
import type { DemoRun } from '../build/demo-programs.mjs';
import { say } from '../build/words.mjs';
import { until } from './support/until.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-demo-electron-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** Makes ELECTRON_OVERRIDE_DIST_PATH name an Electron that runs this shell script. */
async function pretendElectron(script: string): Promise<void> {
  await writeFile(join(folder, 'electron'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'electron'), 0o755);
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
}

async function start(options: { seconds?: number; headless?: boolean } = {}) {
  const run: DemoRun = {
    node: process.execPath,
    env: process.env,
    dir: folder,
    dataDir: folder,
    signal: new AbortController().signal,
    groups: [],
  };
  const pictures: [number, number][] = [];
  const outcome = await startInElectron(run, {
    camerasFile: join(folder, 'cameras.json'),
    cameras: 16,
    displays: null,
    seconds: options.seconds ?? null,
    screensDir: options.headless ? folder : null,
    onPictures: (tiles, of) => pictures.push([tiles, of]),
  });
  return { outcome, run, pictures };
}

const log = () => join(folder, 'electron.log');

test('an Electron that is not there is said, with the place where it was looked for', async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(folder, 'nowhere'));
  const { outcome, run } = await start();
  const why = say('electronNotNamed', { path: join(folder, 'nowhere', 'electron') });
  expect(outcome).toEqual({ instead: say('electronAbsent', { why }) });
  expect(run.groups).toEqual([]);
});

test('without a display Electron is not even tried', async () => {
  await pretendElectron('exit 0');
  const { outcome, run } = await start({ headless: true });
  expect(outcome).toEqual({ instead: say('electronHeadless') });
  expect(run.groups).toEqual([]);
});

test('an Electron that ends before its first picture is said, with its log', async () => {
  await pretendElectron('echo "cannot open display" >&2; exit 3');
  const { outcome } = await start();
  const how = say('howCode', { code: 3 });
  expect(outcome).toEqual({ instead: say('electronEnded', { how, log: log(), seconds: 10 }) });
  await until('its log', async () => (await readFile(log(), 'utf8')).includes('cannot open display'));
});

test('an Electron that has drawn nothing after 10 s is ended and said', async () => {
  await pretendElectron('echo "a window is open, and nothing in it"; exec sleep 1000');
  const { outcome, run } = await start();
  expect(outcome).toEqual({ instead: say('electronDark', { seconds: 10, log: log() }) });
  const [group] = run.groups;
  expect(await group?.ended).toEqual({ code: null, signal: 'SIGTERM' });
});

test('an Electron that draws is kept, and ended after the seconds that were asked for', async () => {
  await pretendElectron(
    'echo "$@"; echo "info the first picture is up"; echo "info pictures on 2 of 3 tiles"; exec sleep 1000',
  );
  const { outcome, run, pictures } = await start({ seconds: 1 });
  expect(outcome).toEqual({ ended: expect.any(Promise) });
  if ('ended' in outcome) await outcome.ended;
  expect(pictures).toEqual([[2, 3]]);
  const [group] = run.groups;
  expect(await group?.ended).toMatchObject({ signal: 'SIGTERM' });
  expect(await readFile(log(), 'utf8')).toContain(`--cameras ${join(folder, 'cameras.json')}`);
  if (group) await endGroup(group);
});
