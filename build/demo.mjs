// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './built-pages.mjs';
import { endGroup } from './child-group.mjs';
import { parseDemoOptions } from './demo-options.mjs';
import { startCity, startConsole } from './demo-programs.mjs';
import { endSignal } from './end-signal.mjs';
import { findDisplay } from './find-display.mjs';
import { createProgress, secondsSince } from './progress.mjs';
import { cacheDir } from './project.mjs';
import { createRunMark, killMarked } from './run-mark.mjs';
import { setUp } from './setup.mjs';
import { runMain, StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/**
 * @typedef {import('./demo-options.mjs').DemoOptions} DemoOptions
 * @typedef {import('./demo-programs.mjs').DemoRun} DemoRun
 */

/** Exit code when something would not end. */
const notEndedCode = 130;

/** @param {string} line */
function tell(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * `npm run demo`: set-up, pages, a pretend city, the console; then waits for Ctrl-C, for the time asked, or for a program that ends.
 * @returns {Promise<number>} exit code
 */
async function demo() {
  const options = parseDemoOptions(process.argv.slice(2));
  if (options === 'help') {
    tell(say('usageDemo'));
    return 0;
  }
  const found = await setUp();
  await ensureBuilt();
  const headless = await wantsHeadless(options);
  const mark = createRunMark();
  const dir = join(cacheDir, 'demo', String(process.pid));
  mkdirSync(dir, { recursive: true });
  const env = { ...process.env, ...mark.env, VONGLAU_FFMPEG: found.ffmpeg, VONGLAU_CHROMIUM: found.chromium };
  /** @type {DemoRun} */
  const run = { node: found.node, env, dir, signal: endSignal(), groups: [] };
  try {
    await Promise.race([aborted(run.signal), show(run, options, headless)]);
    await endAll(run, mark);
    rmSync(dir, { recursive: true, force: true });
    return 0;
  } catch (error) {
    if (error instanceof StopHere) tell(error.message);
    await endAll(run, mark);
    throw error instanceof StopHere ? new StopHere('', error.exitCode) : error;
  }
}

/**
 * @param {DemoOptions} options
 * @returns {Promise<boolean>}
 */
async function wantsHeadless({ headless, electron }) {
  if (electron) tell(say('electronLater'));
  if (process.getuid?.() === 0) tell(say('rootSandbox'));
  if (headless) {
    tell(say('noDisplay', { why: say('displayAsked') }));
    return true;
  }
  const display = await findDisplay();
  if (!display.usable) tell(say('noDisplay', { why: display.why }));
  return !display.usable;
}

/**
 * @param {DemoRun} run
 * @param {DemoOptions} options
 * @param {boolean} headless
 * @returns {Promise<void>} resolves when the console ended as it should
 */
async function show(run, { cameras, port, displays, seconds, screensDir }, headless) {
  const step = createProgress(1).step(say('stepCity', { count: cameras }));
  const city = await startCity(run, { cameras, port, onDetail: step.detail });
  step.done();
  tell(say('consoleStarting'));
  const startedAt = Date.now();
  const onLine = onceAt(/^pictures\b/, () =>
    tell(say('picturesAfter', { seconds: secondsSince(startedAt) })),
  );
  const options = {
    camerasFile: city.camerasFile,
    displays,
    seconds,
    screensDir: headless ? screensDir : null,
    onLine,
  };
  const consoleEnded = startConsole(run, options);
  if (headless) tell(say('screensIn', { dir: screensDir, host: hostname() }));
  tell(seconds === null ? say('howToEnd') : say('endsAfter', { seconds }));
  await Promise.race([consoleEnded, city.ended]);
}

/**
 * @param {RegExp} pattern
 * @param {() => void} act
 * @returns {(line: string) => void} acts at the first line that matches
 */
function onceAt(pattern, act) {
  let done = false;
  return (line) => {
    if (done || !pattern.test(line)) return;
    done = true;
    act();
  };
}

/**
 * Console first, then the city, then whatever of theirs is still about.
 * @param {DemoRun} run
 * @param {{ text: string }} mark
 */
async function endAll(run, mark) {
  tell(say('ending'));
  for (const group of run.groups.toReversed()) await endGroup(group);
  const { left } = await killMarked(mark);
  if (left.length > 0) throw new StopHere(say('notEnded', { pids: left.join(', ') }), notEndedCode);
  tell(say('ended'));
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

await runMain(demo);
