import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium, oldestChromium } from './chromium-find.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-find-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, mode);
  return path;
}

test('takes the program of VONGLAU_CHROMIUM and tells its version', async () => {
  const path = await program('given', `echo "Google Chrome 161.0.7.8"`);
  expect(await findChromium(undefined, { VONGLAU_CHROMIUM: path })).toEqual({ path, majorVersion: 161 });
});

test('looks on PATH, past a stub that starts a snap', async () => {
  await program('chromium-browser', 'exec /snap/bin/chromium "$@"');
  const chrome = await program('google-chrome', `echo "Google Chrome ${oldestChromium}.0.1"`);
  await program('chromium', `echo "Chromium ${oldestChromium - 1}.0.1 built on Debian"`);
  expect(await findChromium(undefined, { PATH: folder })).toEqual({
    path: chrome,
    majorVersion: oldestChromium,
  });
});

test('says what is wrong with a program that was asked for, and looks no further', async () => {
  const refusals: [string, string, string][] = [
    [join(folder, 'absent'), 'chromium-missing', 'not there'],
    [await program('locked', 'echo 200.0.0', 0o644), 'chromium-missing', 'not executable'],
    [await program('snap', 'exec /snap/bin/chromium'), 'chromium-missing', 'snap'],
    [await program('mute', 'true'), 'chromium-missing', 'tells no version'],
    [
      await program('old', 'echo Chromium 90.0.1'),
      'chromium-too-old',
      `version 90, older than ${oldestChromium}`,
    ],
  ];
  for (const [path, code, reason] of refusals) {
    const finding = findChromium(path, {});
    await expect(finding).rejects.toMatchObject({
      fault: {
        code,
        message: expect.stringContaining('apt-get install chromium'),
        detail: expect.stringContaining(reason),
      },
    });
  }
});
