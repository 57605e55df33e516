// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from './built-pages.mjs';
import { endSignal } from './end-signal.mjs';
import { cacheDir, inProject } from './project.mjs';
import { createRunMark, killMarked } from './run-mark.mjs';
import { runProject } from './run-project.mjs';
import { setUp } from './setup.mjs';
import { runMain } from './stop-here.mjs';
import { addCounts, noCounts } from './test-report.mjs';
import { say } from './words.mjs';

/** @typedef {import('./run-project.mjs').ProjectRun} ProjectRun */

/**
 * Stages, one after the other, each of rows of vitest's projects that run beside each other: pages and unit work while programs mostly wait. The tests of the whole
 * product have the machine to themselves, those that judge pictures one file at a time: a wall on a busy machine sheds, and waiting for it took longer than the row beside it saved.
 */
const usualStages = [[['pages'], ['programs'], ['unit']], [['product']], [['e2e']]];
const slowestShown = 10;

/** @typedef {{ projects: string, seconds: number }} StageTime */

/**
 * `npm test`: set-up, pages, then vitest's projects (`--deep`: the long ones too). Other arguments go to vitest.
 * The last lines name every test that failed; the very last counts them: `N passed, N failed, N skipped`.
 * @returns {Promise<number>} exit code
 */
async function test() {
  const args = process.argv.slice(2);
  const passedOn = args.filter((arg) => arg !== '--deep');
  const stages = args.includes('--deep') ? [...usualStages, [['hub-on-postgres', 'deep']]] : usualStages;
  const found = await setUp({ forTests: true });
  await ensureBuilt();

  const signal = endSignal();
  const mark = createRunMark();
  const env = {
    ...process.env,
    ...mark.env,
    // The console is started dozens of times: what Node makes of its files is kept.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cacheDir, 'compiled'),
    PATH: `${inProject('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const dir = mkdtempSync(join(tmpdir(), 'vonglau-test-'));
  /** @type {ProjectRun[]} */
  const runs = [];
  /** @type {StageTime[]} */
  const times = [];
  try {
    for (const stage of stages) {
      const startedAt = performance.now();
      const inRow = async (/** @type {readonly string[]} */ projects) => {
        for (const project of projects) {
          if (signal.aborted) return;
          process.stdout.write(`\n${say('testProject', { project })}\n`);
          runs.push(await runProject({ project, args: passedOn, node: found.node, env, dir, signal }));
        }
      };
      await Promise.all(stage.map(inRow));
      times.push({ projects: stage.flat().join(' + '), seconds: (performance.now() - startedAt) / 1000 });
    }
  } finally {
    await endLeftOvers(mark);
    rmSync(dir, { recursive: true, force: true });
  }
  tellTimes(runs, times);
  return summarize(runs, passedOn) && !signal.aborted ? 0 : 1;
}

/**
 * Says how long each stage took, and the files that took longest.
 * @param {readonly ProjectRun[]} runs
 * @param {readonly StageTime[]} times
 */
function tellTimes(runs, times) {
  const words = times.map(({ projects, seconds }) =>
    say('stageTime', { projects, seconds: seconds.toFixed(0) }),
  );
  process.stdout.write(`\n${say('testTimes', { stages: words.join(', ') })}\n`);
  const files = runs.flatMap((run) => run.files).sort((a, b) => b.seconds - a.seconds);
  for (const { file, seconds } of files.slice(0, slowestShown))
    process.stdout.write(`  ${seconds.toFixed(1).padStart(6)} s  ${file}\n`);
}

/**
 * Names what failed and counts: the end of the output, because that is what is left of a log that was cut.
 * @param {readonly ProjectRun[]} runs
 * @param {readonly string[]} args
 * @returns {boolean} all is well: something passed, nothing failed
 */
function summarize(runs, args) {
  const counts = runs.map((run) => run.counts).reduce(addCounts, noCounts);
  if (counts.passed + counts.failed + counts.skipped === 0)
    process.stderr.write(`${say('noTests', { args: args.join(' ') })}\n`);
  const failures = runs.flatMap((run) => run.failures);
  if (failures.length > 0) process.stdout.write(`\n${say('failedTests')}\n`);
  for (const { file, name, why } of failures)
    process.stdout.write(
      `  ${[file, name].filter((word) => word !== '').join(' > ')}\n      ${why || say('hookFailed')}\n`,
    );
  process.stdout.write(`\n${say('counts', { ...counts })}\n`);
  return runs.every((run) => run.wellEnded) && failures.length === 0 && counts.passed > 0;
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
