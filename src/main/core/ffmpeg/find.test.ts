import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { findFfmpeg } from './find.ts';
import { ProbeMemory } from './probe-memory.ts';

let folder = '';
let real = '';
const noStatic = () => Promise.reject(new Error('Cannot find package'));

/** A program that prints the given version and otherwise says what the real ffmpeg says, which is asked once for all of them. */
async function pretend(name: string, versionText: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(`${path}.txt`, versionText);
  await writeFile(
    path,
    `#!/bin/sh
[ "$1" = -version ] && exec cat '${path}.txt'
said='${folder}/said '$(echo "$*" | tr -d /)
[ -e "$said" ] || '${real}' "$@" > "$said.$$" || exit
[ -e "$said" ] || mv "$said.$$" "$said"
exec cat "$said"
`,
  );
  await chmod(path, 0o755);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-ffmpeg-'));
  real = (await findFfmpeg({ importStatic: noStatic })).path;
});
afterAll(() => rm(folder, { recursive: true }));

test('takes what VONGLAU_FFMPEG names before anything else', async () => {
  const named = await pretend('named', 'ffmpeg version 7.1-mine Copyright');
  const found = await findFfmpeg({ env: { VONGLAU_FFMPEG: named, PATH: process.env.PATH } });
  expect(found).toMatchObject({ path: named, place: 'VONGLAU_FFMPEG', version: '7.1-mine' });
  expect(found.abilities.nutMuxer).toBe(true);
});

test('a wrong VONGLAU_FFMPEG is told, not passed over', async () => {
  const env = { VONGLAU_FFMPEG: '/nowhere/ffmpeg', PATH: process.env.PATH };
  await expect(findFfmpeg({ env })).rejects.toMatchObject({
    fault: { code: 'ffmpeg-missing', message: expect.stringContaining('/nowhere/ffmpeg is not there') },
  });
});

test('takes the one that was packed with the app before any that was installed', async () => {
  const installed = await pretend('installed', 'ffmpeg version 6.1.1-static Copyright');
  const options = { env: { PATH: process.env.PATH }, importStatic: async () => ({ default: installed }) };
  const resources = join(folder, 'resources');
  expect((await findFfmpeg({ ...options, resources })).place).toBe('ffmpeg-static');
  await mkdir(join(resources, 'ffmpeg'), { recursive: true });
  const path = await pretend('resources/ffmpeg/ffmpeg', 'ffmpeg version 7.1-packed Copyright');
  expect(await findFfmpeg({ ...options, resources })).toMatchObject({ path, place: 'package' });
});

test('takes ffmpeg-static before PATH', async () => {
  const path = await pretend('static', 'ffmpeg version 6.1.1-static Copyright');
  const found = await findFfmpeg({
    env: { PATH: process.env.PATH },
    importStatic: async () => ({ default: path }),
  });
  expect(found).toMatchObject({ path, place: 'ffmpeg-static' });
});

test.each([
  ['is not installed', noStatic],
  ['has no binary for this system', async () => ({ default: null })],
  ['is installed without its binary', async () => ({ default: '/nowhere/ffmpeg' })],
])('goes on to PATH when ffmpeg-static %s', async (_, importStatic) => {
  expect(await findFfmpeg({ env: { PATH: process.env.PATH }, importStatic })).toMatchObject({
    place: 'PATH',
    path: real,
  });
});

test('goes on to PATH when ffmpeg-static is too old', async () => {
  const path = await pretend('old-static', 'ffmpeg version 4.4.1 Copyright');
  const found = await findFfmpeg({
    env: { PATH: process.env.PATH },
    importStatic: async () => ({ default: path }),
  });
  expect(found.place).toBe('PATH');
});

test('says that there is none, where it looked and how to get one', async () => {
  const failed = findFfmpeg({ env: { PATH: folder.concat('-empty') }, importStatic: noStatic });
  await expect(failed).rejects.toMatchObject({
    fault: {
      code: 'ffmpeg-missing',
      message: expect.stringMatching(
        /ffmpeg-static: the package is not installed; PATH: no ffmpeg in .*-empty\. Install/,
      ),
    },
  });
});

test('says that there are only old ones, and which', async () => {
  const path = await pretend('ffmpeg', 'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright');
  await expect(findFfmpeg({ env: { PATH: folder }, importStatic: noStatic })).rejects.toMatchObject({
    fault: {
      code: 'ffmpeg-too-old',
      message: expect.stringContaining(`${path} is version 4.4.2-0ubuntu0.22.04.1`),
    },
  });
  await rm(path);
});

test('what runs and is not ffmpeg does not count', async () => {
  const path = await pretend('ffmpeg', 'tiger 3');
  await expect(findFfmpeg({ env: { PATH: folder }, importStatic: noStatic })).rejects.toMatchObject({
    fault: { code: 'ffmpeg-missing', detail: expect.stringContaining(`${path} is not ffmpeg`) },
  });
});

test('asks an ffmpeg once, and again when it is another', async () => {
  const asked = join(folder, 'asked');
  const path = await pretend('remembered', 'ffmpeg version 7.1-one Copyright');
  await writeFile(path, `#!/bin/sh\necho >> '${asked}'\n${(await readFile(path, 'utf8')).slice(10)}`);
  const memory = new ProbeMemory(
    join(folder, 'memory'),
    createLogger(() => undefined),
  );
  const find = () => findFfmpeg({ env: { VONGLAU_FFMPEG: path }, memory });
  const times = async () => (await readFile(asked, 'utf8')).length;
  const first = await find();
  const once = await times();
  expect(await find()).toEqual(first);
  expect(await times()).toBe(once);
  await writeFile(`${path}.txt`, 'ffmpeg version 7.2-two Copyright');
  await appendFile(path, '\n');
  expect((await find()).version).toBe('7.2-two');
});
