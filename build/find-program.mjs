// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inProject } from './project.mjs';

/** Administrators' programs stand here, and an ordinary account's PATH may leave it out. */
const alsoLookIn = process.platform === 'win32' ? [] : ['/usr/sbin', '/sbin'];
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Path of the first of these commands that PATH has, or null. Ubuntu's stubs that only start a snap do not count: a snap's Chromium
 * may not read our folders.
 * @param {readonly string[]} commands
 * @returns {string | null}
 */
export function findOnPath(commands) {
  const dirs = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...alsoLookIn];
  for (const command of commands)
    for (const dir of dirs) {
      const path = join(dir, command + suffix);
      if (isProgram(path) && !isSnapStub(path)) return path;
    }
  return null;
}

/**
 * @param {string} path
 * @returns {boolean} whether it is a file that may be run
 */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    // Not there, or not ours to run: both mean "look further".
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** @param {string} path */
function isSnapStub(path) {
  if (realpathSync(path).endsWith('/snap')) return true;
  const head = headOf(path, 4096);
  return head.startsWith('#!') && /\bsnap\b/.test(head);
}

/**
 * @param {string} path
 * @param {number} bytes
 */
function headOf(path, bytes) {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}

/** Where the npm package ffmpeg-static keeps its program, if its own download ever succeeded. */
export const ffmpegStaticPath = inProject('node_modules', 'ffmpeg-static', `ffmpeg${suffix}`);

/**
 * Version of an ffmpeg as it tells itself, such as `5.1.9` or, for a build from its repository, `N-112233`; null when it does not run.
 * @param {string} path
 * @returns {string | null}
 */
export function ffmpegVersion(path) {
  const run = spawnSync(path, ['-hide_banner', '-version'], { encoding: 'utf8', timeout: 20_000 });
  return /^ffmpeg version n?(\S+)/.exec(run.stdout ?? '')?.[1] ?? null;
}
