// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ffmpegStaticPath, ffmpegVersion, findOnPath, isProgram } from './find-program.mjs';
import { say } from './words.mjs';

/** The oldest ffmpeg whose RTSP options are the ones the console uses (`-timeout` in microseconds). */
const leastFfmpegMajor = 5;

/**
 * @typedef {'demo' | 'test'} Need
 * @typedef {{ path: string } | { path: null, why: string | null }} Found `why` when something is there that will not do
 *
 * @typedef {object} SystemProgram
 * @property {string} name
 * @property {Need} need `demo`: nothing works without it. `test`: only some tests need it
 * @property {import('./words.mjs').Word} why
 * @property {import('./words.mjs').Word} [without] which tests are skipped when it is missing
 * @property {import('./words.mjs').Word} [slows] which tests take longer when it is missing; none is skipped
 * @property {string} [variable] environment variable that names the program
 * @property {string} places where it is looked for, in words
 * @property {() => Found} find
 * @property {readonly string[]} debian packages on Debian
 * @property {readonly string[] | null} ubuntu packages on Ubuntu; null when apt has none that serves
 */

/** Everything the project needs that npm does not bring, and why. The one list: set-up, messages and docs follow it. */
/** @type {readonly SystemProgram[]} */
export const systemPrograms = [
  {
    name: 'ffmpeg',
    need: 'demo',
    why: 'whyFfmpeg',
    variable: 'VONGLAU_FFMPEG',
    places: 'VONGLAU_FFMPEG, node_modules/ffmpeg-static, PATH',
    find: findFfmpeg,
    debian: ['ffmpeg'],
    ubuntu: ['ffmpeg'],
  },
  {
    name: 'Chromium',
    need: 'demo',
    why: 'whyChromium',
    variable: 'VONGLAU_CHROMIUM',
    places: 'VONGLAU_CHROMIUM, PATH (chromium, google-chrome-stable, google-chrome, chromium-browser)',
    find: () =>
      named('VONGLAU_CHROMIUM') ??
      onPath(['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser']),
    debian: ['chromium', 'chromium-sandbox'],
    ubuntu: null,
  },
  {
    name: 'chromium-headless-shell',
    need: 'test',
    why: 'whyHeadlessShell',
    slows: 'slowsPages',
    variable: 'VONGLAU_TEST_BROWSER',
    places: 'VONGLAU_TEST_BROWSER, PATH',
    find: () => named('VONGLAU_TEST_BROWSER') ?? onPath(['chromium-headless-shell']),
    debian: ['chromium-headless-shell'],
    ubuntu: null,
  },
  {
    name: 'Xorg',
    need: 'test',
    why: 'whyXorg',
    without: 'withoutXorg',
    places: 'PATH, /usr/lib/xorg/modules/drivers/dummy_drv.so',
    find: () => (existsSync('/usr/lib/xorg/modules/drivers/dummy_drv.so') ? onPath(['Xorg']) : nowhere),
    debian: ['xserver-xorg-core', 'xserver-xorg-video-dummy'],
    ubuntu: ['xserver-xorg-core', 'xserver-xorg-video-dummy'],
  },
  {
    name: 'Xvfb',
    need: 'test',
    why: 'whyXvfb',
    without: 'withoutXvfb',
    places: 'PATH',
    find: () => onPath(['Xvfb']),
    debian: ['xvfb'],
    ubuntu: ['xvfb'],
  },
  {
    name: 'xrandr',
    need: 'test',
    why: 'whyXrandr',
    without: 'withoutXrandr',
    places: 'PATH',
    find: () => onPath(['xrandr']),
    debian: ['x11-xserver-utils'],
    ubuntu: ['x11-xserver-utils'],
  },
  {
    name: 'ip',
    need: 'test',
    why: 'whyIp',
    without: 'withoutIp',
    places: 'PATH',
    find: () => onPath(['ip']),
    debian: ['iproute2'],
    ubuntu: ['iproute2'],
  },
  {
    name: 'gpg',
    need: 'test',
    why: 'whyGpg',
    without: 'withoutGpg',
    places: 'PATH',
    find: () => onPath(['gpg']),
    debian: ['gnupg'],
    ubuntu: ['gnupg'],
  },
  {
    name: 'PostgreSQL',
    need: 'test',
    why: 'whyPostgres',
    without: 'withoutPostgres',
    places: '/usr/lib/postgresql/*/bin, PATH (initdb)',
    find: findPostgres,
    debian: ['postgresql'],
    ubuntu: ['postgresql'],
  },
];

/** @type {Found} */
const nowhere = { path: null, why: null };

/**
 * @param {string} variable
 * @returns {Found | null} null when the variable is not set
 */
function named(variable) {
  const path = process.env[variable];
  if (!path) return null;
  return isProgram(path) ? { path } : { path: null, why: `${variable}=${path}: not a program` };
}

/**
 * @param {readonly string[]} commands
 * @returns {Found}
 */
function onPath(commands) {
  const path = findOnPath(commands);
  return path === null ? nowhere : { path };
}

/**
 * Debian keeps the server's programs out of PATH, one folder for each version.
 *
 * @returns {Found}
 */
function findPostgres() {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions) : [];
  const programs = folders.map((version) => join(versions, version, 'bin', 'initdb'));
  const path = programs.find((program) => existsSync(program));
  return path === undefined ? onPath(['initdb']) : { path };
}

/** @returns {Found} */
function findFfmpeg() {
  const found =
    named('VONGLAU_FFMPEG') ??
    (isProgram(ffmpegStaticPath) ? { path: ffmpegStaticPath } : onPath(['ffmpeg']));
  if (found.path === null) return found;
  const version = ffmpegVersion(found.path);
  if (version === null) return { path: null, why: `${found.path}: -version failed` };
  const major = /^(\d+)\./.exec(version)?.[1];
  if (major === undefined || Number(major) >= leastFfmpegMajor) return found;
  return { path: null, why: say('tooOld', { path: found.path, version, least: `${leastFfmpegMajor}.0` }) };
}
