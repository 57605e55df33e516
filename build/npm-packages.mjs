// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { findOnPath } from './find-program.mjs';
import { loggedRun, tailOf } from './logged-run.mjs';
import { inProject, projectDir } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

const countEveryMs = 500;

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockEntry
 */

/** Whether node_modules holds what package-lock.json asks for; npm writes its own list last, so a broken-off install counts as none. */
export function packagesAreInstalled() {
  const installed = inProject('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = lockEntries(installed);
  return Object.entries(lockEntries(inProject('package-lock.json'))).every(([path, wanted]) => {
    const there = have[path];
    if (path === '' || (there === undefined && wanted.optional === true)) return true;
    return there?.version === wanted.version && there?.integrity === wanted.integrity;
  });
}

/**
 * @param {string} path
 * @returns {Record<string, LockEntry>}
 */
function lockEntries(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * `npm ci` without any package's own scripts (ffmpeg-static's would try to download), optional platform packages included.
 * @param {{ log: string, onDetail: (detail: string) => void }} options
 */
export async function installPackages({ log, onDetail }) {
  const env = { ...process.env, PATH: pathOutsideProject() };
  if (findOnPath(['npm']) === null) throw new StopHere(say('npmMissing'));
  const wanted = packagesOfThisPlatform();
  const count = () => wanted.filter((path) => existsSync(inProject(path, 'package.json'))).length;
  const timer = setInterval(
    () => onDetail(say('countOf', { done: count(), total: wanted.length })),
    countEveryMs,
  );
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const code = await loggedRun('npm', args, { log, cwd: projectDir, env });
  clearInterval(timer);
  if (code !== 0)
    throw new StopHere(`npm ci: ${say('stepFailed', { log })}\n${tailOf(log)}\n${say('npmHint')}`);
}

/** @returns {string[]} folders that will exist once everything is installed here */
function packagesOfThisPlatform() {
  const fits = (/** @type {string[] | undefined} */ allowed, /** @type {string} */ mine) =>
    allowed === undefined || allowed.includes(mine);
  return Object.entries(lockEntries(inProject('package-lock.json')))
    .filter(
      ([path, entry]) => path !== '' && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
    )
    .map(([path]) => path);
}

/** PATH without the project's own node_modules: npm must not run on a Node that it is about to replace. */
function pathOutsideProject() {
  const own = inProject('node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((dir) => !dir.startsWith(own))
    .join(delimiter);
}
