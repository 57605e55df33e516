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

/** All that the pages are made from. */
const sources = [
  'src/renderer',
  'src/shared',
  'assets',
  'build/vite.config.ts',
  'build/assemblyscript.ts',
  'package-lock.json',
];
const outDir = inProject('out', 'renderer');
const stamp = join(outDir, '.built-from');

/**
 * Builds the pages unless they were built from these very sources.
 * @param {NodeJS.WriteStream} [out] where progress goes
 */
export async function ensureBuilt(out = process.stdout) {
  const wanted = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const log = join(cacheDir, 'build.log');
  rmSync(log, { force: true });
  const step = createProgress(1, out).step(say('stepBuild'));
  const vite = inProject('node_modules', 'vite', 'bin', 'vite.js');
  const code = await loggedRun(findNode(), [vite, 'build', '--config', 'build/vite.config.ts'], {
    log,
    cwd: projectDir,
  });
  if (code !== 0) {
    step.failed();
    throw new StopHere(`vite build: ${say('stepFailed', { log })}\n${tailOf(log, 30)}`);
  }
  writeFileSync(stamp, wanted);
  step.done();
}

/** @returns {string} */
function sourcesHash() {
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
