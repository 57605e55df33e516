import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isOldFfmpeg, parseFfmpegVersion } from './version.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/ffmpeg/${name}`, 'utf8');
const said = (version: string, libavformat = '59. 16.100 / 59. 16.100') =>
  `ffmpeg version ${version} Copyright (c) 2000-2026 the FFmpeg developers\nlibavformat    ${libavformat}\n`;

test('reads the release and libavformat of a Debian build', () => {
  expect(parseFfmpegVersion(fixture('debian-5.1.9.txt'))).toEqual({
    text: '5.1.9-0+deb12u1',
    release: { major: 5, minor: 1 },
    libavformat: { major: 59, minor: 27 },
  });
});

test('a build from the repository has libavformat only', () => {
  const version = parseFfmpegVersion(fixture('version-git-2018.txt'));
  expect(version).toMatchObject({ text: 'N-47683-g0e8eb07980-static', release: null });
  expect(version && isOldFfmpeg(version)).toBe(true);
});

test.each([
  ['4.4.2-0ubuntu0.22.04.1', true],
  ['4.4', true],
  ['5.0', false],
  ['6.1.1-3ubuntu5', false],
  ['7.0.2-static', false],
  ['n7.1', false],
  ['10.0', false],
])('%s is too old: %s', (text, old) => {
  const version = parseFfmpegVersion(said(text));
  expect(version?.release).not.toBeNull();
  expect(version && isOldFfmpeg(version)).toBe(old);
});

test.each([
  ['59. 15.101', true],
  ['59. 16.100', false],
  ['60.  3.100', false],
  ['58.76.100', true],
])('a repository build with libavformat %s is too old: %s', (libavformat, old) => {
  const version = parseFfmpegVersion(said('N-112345-gabcdef0', libavformat));
  expect(version && isOldFfmpeg(version)).toBe(old);
});

test('what is not ffmpeg has no version', () => {
  expect(parseFfmpegVersion('git version 2.39.5')).toBeNull();
});
