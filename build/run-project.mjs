// @ts-check
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { endGroup, startGroup } from './child-group.mjs';
import { cacheDir, inProject, projectDir } from './project.mjs';
import { readTestReport } from './test-report.mjs';
import { say } from './words.mjs';

/** Where each project's whole output of the last run is kept. */
const logDir = join(cacheDir, 'tests');

/** @typedef {import('./test-report.mjs').TestReport & { wellEnded: boolean }} ProjectRun */

/**
 * Runs one of vitest's projects. Its lines appear with the project's name before them, because another may run beside it, and are kept
 * without it in a log.
 * @param {{ project: string, args: readonly string[], node: string, env: NodeJS.ProcessEnv, dir: string, signal: AbortSignal }} options `dir`: for vitest's report
 * @returns {Promise<ProjectRun>}
 */
export async function runProject({ project, args, node, env, dir, signal }) {
  const report = join(dir, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const words = [vitest, 'run', '--project', project, '--passWithNoTests', ...reporters, ...args];
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: '0' };
  const group = startGroup('vitest', node, words, {
    cwd: projectDir,
    env: { ...env, ...colour },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = keepLines(group.process, project);
  const end = () => endGroup(group);
  signal.addEventListener('abort', end, { once: true });
  const { code } = await group.ended;
  signal.removeEventListener('abort', end);
  await log.closed;
  const { counts, failures, files } = readTestReport(report);
  if (code === 0 || failures.length > 0 || signal.aborted)
    return { counts, failures, files, wellEnded: code === 0 };
  const why = say('projectEnded', { code: code ?? '-', log: log.path });
  return { counts, failures: [{ file: project, name: '', why }], files, wellEnded: false };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} project
 * @returns {{ path: string, closed: Promise<void> }} `closed` once both streams have ended and the log is written
 */
function keepLines({ stdout, stderr }, project) {
  mkdirSync(logDir, { recursive: true });
  const path = join(logDir, `${project}.log`);
  const file = createWriteStream(path);
  const streams = [stdout, stderr].filter((stream) => stream !== null);
  const ends = streams.map((stream) => {
    const lines = createInterface({ input: stream });
    lines.on('line', (line) => {
      file.write(`${stripVTControlCharacters(line)}\n`);
      if (line.trim() !== '') process.stdout.write(`${project.padEnd(8)}│ ${line}\n`);
    });
    return new Promise((resolve) => lines.once('close', resolve));
  });
  const closed = Promise.all(ends).then(
    () => new Promise((/** @type {(value: void) => void} */ resolve) => file.end(() => resolve())),
  );
  return { path: relative(projectDir, path), closed };
}
