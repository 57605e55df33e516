import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findFfmpeg } from './find.ts';
import { parseLoaderList, preloadList, quickLinking } from './quick-linking.ts';

const listing = `\tlinux-vdso.so.1 (0x00007ffd5d1f6000)
\tlibavdevice.so.59 => /lib/x86_64-linux-gnu/libavdevice.so.59 (0x00007f0a4b3f0000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0a46000000)
\tlibgone.so.1 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f0a4b4d3000)
`;

describe('parseLoaderList', () => {
  test('takes the libraries that have a path', () => {
    expect(parseLoaderList(listing)).toEqual([
      '/lib/x86_64-linux-gnu/libavdevice.so.59',
      '/lib/x86_64-linux-gnu/libc.so.6',
    ]);
  });
});

describe('preloadList', () => {
  const many = Array.from({ length: 100 }, (_, index) => `/lib/libfiller${index}.so.1`);

  test('puts the most wanted first, those that are there', () => {
    expect(
      preloadList([...many, '/lib/libm.so.6', '/lib/libcrypto.so.3', '/lib/libmvec.so.1', '/lib/libc.so.6']),
    ).toBe('/lib/libc.so.6 /lib/libcrypto.so.3 /lib/libm.so.6');
  });

  test('is empty for a program with few libraries', () => {
    expect(preloadList(parseLoaderList(listing))).toBe('');
  });
});

test.skipIf(process.platform !== 'linux')(
  'the ffmpeg that was found runs in it and says the same',
  async () => {
    const { path, env } = await findFfmpeg();
    const plain = spawnSync(path, ['-version'], { encoding: 'utf8' });
    const quick = spawnSync(path, ['-version'], { encoding: 'utf8', env: { ...process.env, ...env } });
    expect(quick.stderr).toBe('');
    expect(quick.stdout).toBe(plain.stdout);
  },
);

test('a program that is not linked dynamically, or not there, is left alone', async () => {
  expect(await quickLinking('/nowhere/ffmpeg')).toEqual({});
});
