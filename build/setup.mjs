// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, aptPrefix, aptUpdate } from './apt.mjs';
import { findNode } from './find-node.mjs';
import { ffmpegStaticPath } from './find-program.mjs';
import { installByHand, installHint } from './install-hint.mjs';
import { isMain } from './is-main.mjs';
import { loggedRun, tailOf } from './logged-run.mjs';
import { installPackages, packagesAreInstalled } from './npm-packages.mjs';
import { systemFamily } from './os-release.mjs';
import { createProgress } from './progress.mjs';
import { cacheDir, inProject } from './project.mjs';
import { runMain, StopHere } from './stop-here.mjs';
import { systemPrograms } from './system-packages.mjs';
import { say } from './words.mjs';

/**
 * @typedef {import('./system-packages.mjs').SystemProgram} SystemProgram
 * @typedef {import('./progress.mjs').Step} Step
 * @typedef {object} SetUp what set-up found
 * @property {string} node the Node that runs the product
 * @property {string} ffmpeg
 * @property {string} chromium
 */

const log = join(cacheDir, 'setup.log');

/**
 * Brings the machine to where everything runs: npm packages, ffmpeg, Chromium, and what tests need besides. Does only what is missing,
 * so the second time it only looks.
 * @param {{ forTests?: boolean }} [options]
 * @returns {Promise<SetUp>}
 * @throws {StopHere} when something is missing that it may not install; the message says what to type
 */
export async function setUp({ forTests = false } = {}) {
  requireStartingNode();
  const wanted = systemPrograms.filter((program) => program.need === 'demo' || forTests);
  const packagesMissing = !packagesAreInstalled();
  const missing = wanted.filter(isMissing);
  const prefix = missing.length > 0 ? aptPrefix() : null;
  const progress = createProgress(
    (packagesMissing ? 1 : 0) + (installable(missing, prefix).length > 0 ? 1 : 0),
  );
  if (packagesMissing || missing.length > 0) rmSync(log, { force: true });

  if (packagesMissing)
    await inStep(progress.step(say('stepPackages')), (onDetail) => installPackages({ log, onDetail }));
  await fetchFfmpegIfAsked();
  const toInstall = installable(missing.filter(isMissing), prefix);
  if (prefix !== null && toInstall.length > 0) {
    const names = toInstall.map((program) => program.name).join(', ');
    await installPrograms(toInstall, prefix, progress.step(say('stepPrograms', { names })));
  }
  refuseIfMissing(wanted.filter((program) => program.need === 'demo'));
  tellSkippedTests(wanted.filter((program) => program.without !== undefined));
  tellSlowTests(wanted.filter((program) => program.slows !== undefined));
  process.stdout.write(
    `${say(packagesMissing || toInstall.length > 0 ? 'setupDone' : 'setupReady', { seconds: progress.elapsed() })}\n`,
  );
  return { node: findNode(), ffmpeg: pathOf('ffmpeg'), chromium: pathOf('Chromium') };
}

/** These scripts themselves need what Node 20 has. */
function requireStartingNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new StopHere(say('nodeTooOld', { version: process.versions.node }));
}

/** @param {SystemProgram} program */
function isMissing(program) {
  return program.find().path === null;
}

/**
 * Of these programs, those that apt has here and we may install. What is there and will not do (a wrong variable, an old version) is
 * the person's to change: apt would not replace it.
 * @param {readonly SystemProgram[]} programs
 * @param {readonly string[] | null} prefix
 */
function installable(programs, prefix) {
  return prefix === null
    ? []
    : programs.filter((program) => isNowhere(program) && aptPackages(program) !== null);
}

/** @param {SystemProgram} program */
function isNowhere(program) {
  const found = program.find();
  return found.path === null && found.why === null;
}

/** @param {SystemProgram} program */
function aptPackages(program) {
  const family = systemFamily();
  return family === 'debian' || family === 'ubuntu' ? program[family] : null;
}

/**
 * @param {Step} step
 * @param {(onDetail: (detail: string) => void) => Promise<void>} work
 */
async function inStep(step, work) {
  try {
    await work(step.detail);
    step.done();
  } catch (error) {
    step.failed();
    throw error;
  }
}

/**
 * What everything needs comes first and apart, so that a test program that cannot be had does not keep the rest away.
 * @param {readonly SystemProgram[]} programs
 * @param {readonly string[]} prefix
 * @param {Step} step
 */
async function installPrograms(programs, prefix, step) {
  const options = { prefix, log, onDetail: step.detail };
  const refused = [];
  await aptUpdate(options);
  for (const need of ['demo', 'test']) {
    const packages = programs
      .filter((program) => program.need === need)
      .flatMap((program) => aptPackages(program) ?? []);
    if (packages.length > 0 && !(await aptInstall(packages, options))) refused.push(...packages);
  }
  if (refused.length === 0) return step.done();
  step.failed();
  process.stderr.write(`${say('aptFailed', { packages: refused.join(' '), log })}\n${tailOf(log)}\n`);
}

/** ffmpeg-static's download goes to the internet: only when asked, and only when there is no other ffmpeg. */
async function fetchFfmpegIfAsked() {
  const ffmpeg = systemPrograms.find((program) => program.name === 'ffmpeg');
  if (process.env.VONGLAU_FETCH_FFMPEG !== '1' || ffmpeg === undefined || !isMissing(ffmpeg)) return;
  const step = createProgress(1).step('ffmpeg-static');
  const code = await loggedRun(process.execPath, [inProject('node_modules', 'ffmpeg-static', 'install.js')], {
    log,
  });
  if (code === 0) step.done();
  else step.failed();
  if (code !== 0)
    process.stderr.write(`${ffmpegStaticPath}: ${say('stepFailed', { log })}\n${tailOf(log)}\n`);
}

/** @param {readonly SystemProgram[]} needed */
function refuseIfMissing(needed) {
  const missing = needed.filter(isMissing);
  if (missing.length === 0) return;
  const lines = missing.flatMap((program) => {
    const found = program.find();
    const unfit = found.path === null && found.why !== null ? [`  ${found.why}`] : [];
    return [
      `  ${say('lookedIn', { name: program.name, why: say(program.why), places: program.places })}`,
      ...unfit,
    ];
  });
  const names = missing.map((program) => program.name).join(', ');
  throw new StopHere([say('missingNow', { names }), ...lines, ...whatToDo(missing)].join('\n'));
}

/** @param {readonly SystemProgram[]} missing */
function whatToDo(missing) {
  const absent = missing.filter(isNowhere);
  const unfit = missing.filter((program) => !isNowhere(program));
  return [
    ...(absent.length > 0 ? [say('installWith'), installHint(absent)] : []),
    ...(unfit.length > 0 ? [installByHand(unfit)] : []),
  ];
}

/** @param {readonly SystemProgram[]} optional */
function tellSkippedTests(optional) {
  const missing = optional.filter(isMissing);
  if (missing.length === 0) return;
  const lines = missing.map((program) =>
    say('skipTests', { name: program.name, what: program.without ? say(program.without) : '' }),
  );
  process.stdout.write(`${[...lines, say('skipInstall'), installHint(missing)].join('\n')}\n`);
}

/**
 * Only where one line would change it: elsewhere it is nothing to tell before every run.
 * @param {readonly SystemProgram[]} optional
 */
function tellSlowTests(optional) {
  const missing = optional.filter((program) => isMissing(program) && aptPackages(program) !== null);
  if (missing.length === 0) return;
  const lines = missing.map((program) =>
    say('slowTests', { name: program.name, what: program.slows ? say(program.slows) : '' }),
  );
  process.stdout.write(`${[...lines, say('slowInstall'), installHint(missing)].join('\n')}\n`);
}

/** @param {string} name */
function pathOf(name) {
  const path = systemPrograms.find((program) => program.name === name)?.find().path;
  if (path == null) throw new Error(`${name} was found a moment ago and is gone`);
  return path;
}

if (isMain(import.meta.url))
  await runMain(async () => {
    await setUp({ forTests: process.argv.includes('--tests') });
    return 0;
  });
