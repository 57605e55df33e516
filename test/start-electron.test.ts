import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-start-electron-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm start` with that folder as Electron. */
function start(dist: string, ...args: string[]) {
  return spawnSync(process.execPath, ['build/start.mjs', ...args], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist, LANG: 'C', LC_ALL: '' },
    encoding: 'utf8',
  });
}

test("runs the built app in the Electron that is there, with the person's arguments, and ends as it ends", async () => {
  const program = join(folder, 'electron');
  await writeFile(program, '#!/bin/sh\nfor word in "$@"; do echo "<$word>"; done\nexit 7\n');
  await chmod(program, 0o755);
  const run = start(folder, '--cameras', 'my cameras.json');
  expect(run.status, run.stderr).toBe(7);
  const words = [...run.stdout.matchAll(/^<(.*)>$/gm)].map((match) => match[1]);
  expect(words.slice(-3)).toEqual([resolve('.'), '--cameras', 'my cameras.json']);
  expect(words).toContain('--ozone-platform=x11');
});

test('says where it looked and what to do when there is no Electron, and fails', () => {
  const run = start(join(folder, 'nowhere'));
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(join(folder, 'nowhere', 'electron'));
  for (const way of ['npx install-electron', 'ELECTRON_OVERRIDE_DIST_PATH', 'npm run kiosk'])
    expect(run.stderr).toContain(way);
});
