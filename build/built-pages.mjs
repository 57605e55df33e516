// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { loggedRun, tailOf } from './logged-run.mjs';
import { createProgress } from './progress.mjs';
import { cacheDir, inProject, projectDir } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/**
 * @typedef {object} Part what is built by itself, and by what command
 * @property {string} name
 * @property {import('./words.mjs').Word} step
 * @property {readonly string[]} sources all that it is made from
 * @property {string} stamp where it stands which sources it was made from
 * @property {readonly string[]} command
 */

const shared = ['src/shared', 'package-lock.json'];

/** @type {Part} */
const pages = {
  name: 'vite build',
  step: 'stepBuild',
  sources: [
    ...shared,
    'src/renderer',
    'assets/locales',
    'assets/icons',
    'build/vite.config.ts',
    'build/assemblyscript.ts',
    'build/built-pages.mjs',
  ],
  stamp: inProject('out', 'renderer', '.built-from'),
  command: [inProject('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', 'build/vite.config.ts'],
};

/** @type {Part} */
const app = {
  name: 'bundle-app',
  step: 'stepBundle',
  sources: [...shared, 'src/main', 'src/preload', 'build/bundle-app.ts'],
  stamp: inProject('out', 'main', '.built-from'),
  command: [inProject('build', 'bundle-app.ts')],
};

/**
 * Builds the pages unless they were built from these very sources.
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function ensureBuilt(out = process.stdout) {
  await ensure(pages, out);
}

/**
 * Builds the pages and the Electron app's own side, each unless it was built from these very sources.
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function ensureAppBuilt(out = process.stdout) {
  await ensure(pages, out);
  await ensure(app, out);
}

/**
 * @param {Part} part
 * @param {NodeJS.WriteStream} out
 */
async function ensure({ name, step: title, sources, stamp, command }, out) {
  const wanted = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const log = join(cacheDir, 'build.log');
  rmSync(log, { force: true });
  const step = createProgress(1, out).step(say(title));
  // vite takes a caller's own NODE_ENV, a test runner's for one, for the wish for React's development build: a desk that costs three times as much.
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await loggedRun(findNode(), [...command], { log, cwd: projectDir, env });
  if (code !== 0) {
    step.failed();
    throw new StopHere(`${name}: ${say('stepFailed', { log })}\n${tailOf(log, 30)}`);
  }
  writeFileSync(stamp, wanted);
  step.done();
}

/**
 * @param {readonly string[]} sources
 * @returns {string}
 */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const path of filesUnder(inProject(source)).sort())
      hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or all files below the folder; tests are no part of the pages
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const below = readdirSync(path, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  return below
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
