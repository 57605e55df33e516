// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from './built-pages.mjs';
import { endGroup, startGroup } from './child-group.mjs';
import { addCounts, noCounts, readCounts } from './count-tests.mjs';
import { endSignal } from './end-signal.mjs';
import { inProject, projectDir } from './project.mjs';
import { createRunMark, killMarked } from './run-mark.mjs';
import { setUp } from './setup.mjs';
import { runMain } from './stop-here.mjs';
import { say } from './words.mjs';

/** @typedef {import('./count-tests.mjs').Counts} Counts */

/**
 * `npm test`: set-up, pages, then vitest's projects one after the other (`--deep`: the long ones too). Other arguments go to vitest.
 * The last line counts the tests: `N passed, N failed, N skipped`.
 * @returns {Promise<number>} exit code
 */
async function test() {
  const args = process.argv.slice(2);
  const passedOn = args.filter((arg) => arg !== '--deep');
  const projects = ['unit', 'pages', 'e2e', ...(args.includes('--deep') ? ['deep'] : [])];
  const found = await setUp({ forTests: true });
  await ensureBuilt();

  const signal = endSignal();
  const mark = createRunMark();
  const env = {
    ...process.env,
    ...mark.env,
    PATH: `${inProject('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const dir = mkdtempSync(join(tmpdir(), 'vonglau-test-'));
  let counts = noCounts;
  let allWell = true;
  try {
    for (const project of projects) {
      if (signal.aborted) break;
      const run = await runProject({ project, args: passedOn, node: found.node, env, dir, signal });
      counts = addCounts(counts, run.counts);
      allWell &&= run.exitCode === 0;
    }
  } finally {
    await endLeftOvers(mark);
    rmSync(dir, { recursive: true, force: true });
  }
  if (counts.passed + counts.failed + counts.skipped === 0)
    process.stderr.write(`${say('noTests', { args: passedOn.join(' ') })}\n`);
  process.stdout.write(`\n${say('counts', { ...counts })}\n`);
  return allWell && !signal.aborted && counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/**
 * @param {{ project: string, args: string[], node: string, env: NodeJS.ProcessEnv, dir: string, signal: AbortSignal }} options
 * @returns {Promise<{ exitCode: number | null, counts: Counts }>}
 */
async function runProject({ project, args, node, env, dir, signal }) {
  process.stdout.write(`\n${say('testProject', { project })}\n`);
  const file = join(dir, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const words = [vitest, 'run', '--project', project, '--passWithNoTests', ...reporters, ...args];
  const group = startGroup('vitest', node, words, {
    cwd: projectDir,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => endGroup(group);
  signal.addEventListener('abort', end, { once: true });
  const { code } = await group.ended;
  signal.removeEventListener('abort', end);
  return { exitCode: code, counts: readCounts(file) };
}

/**
 * A process that a test forgot must not disturb the next run.
 * @param {{ text: string }} mark
 */
async function endLeftOvers(mark) {
  const { killed } = await killMarked(mark);
  if (killed.length > 0) process.stdout.write(`${say('leftRunning', { pids: killed.join(', ') })}\n`);
}

await runMain(test);
