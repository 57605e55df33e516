// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { isProgram } from './find-program.mjs';
import { loggedRun, tailOf } from './logged-run.mjs';
import { createProgress } from './progress.mjs';
import { cacheDir, inProject } from './project.mjs';
import { say } from './words.mjs';

/** The program inside an unpacked Electron, as the npm package electron names it. */
const programInDist =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron';

/**
 * Where Electron's program is, by the same rules as the npm package electron, but without the download that importing it starts:
 * ELECTRON_OVERRIDE_DIST_PATH, else node_modules/electron/dist.
 * @returns {{ path: string } | { path: null, why: string }}
 */
export function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = join(named || inProject('node_modules', 'electron', 'dist'), programName());
  if (isProgram(path)) return { path };
  return { path: null, why: say(named ? 'electronNotNamed' : 'electronNotThere', { path }) };
}

function programName() {
  const file = inProject('node_modules', 'electron', 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : programInDist;
}

/**
 * Lets the npm package electron fetch its program from the internet (its install-electron). Does nothing where ELECTRON_OVERRIDE_DIST_PATH names one.
 * @returns {Promise<string | null>} null when it is there; else what happened, to the end of the log
 */
export async function fetchElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return null;
  const log = join(cacheDir, 'electron.log');
  const step = createProgress(1).step(say('stepElectron'));
  const code = await loggedRun(findNode(), [inProject('node_modules', 'electron', 'install.js')], { log });
  if (code === 0) {
    step.done();
    return null;
  }
  step.failed();
  return `install-electron: ${say('stepFailed', { log })}\n${tailOf(log, 6)}`;
}
