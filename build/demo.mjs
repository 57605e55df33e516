// @ts-check
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './built-pages.mjs';
import { endGroup, signalTo } from './child-group.mjs';
import { startInElectron } from './demo-electron.mjs';
import { parseDemoOptions } from './demo-options.mjs';
import { keepCityPort, lastCityPort } from './demo-port.mjs';
import { startCity, startConsole, startDemoHub } from './demo-programs.mjs';
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

/** Pictures that take longer than this deserve a word. */
const patienceMs = 30_000;

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
  const dir = createRunDir();
  const env = { ...process.env, ...mark.env, VONGLAU_FFMPEG: found.ffmpeg, VONGLAU_CHROMIUM: found.chromium };
  /** @type {DemoRun} */
  const run = { node: found.node, env, dir, dataDir: keptIn(options), signal: endSignal(), groups: [] };
  try {
    await Promise.race([aborted(run.signal), show(run, options, headless)]);
    await endAll(run, mark);
    return 0;
  } catch (error) {
    if (error instanceof StopHere) tell(error.message);
    await endAll(run, mark);
    throw error instanceof StopHere ? new StopHere('', error.exitCode) : error;
  }
}

/** @param {DemoOptions} options */
function keptIn({ dataDir }) {
  mkdirSync(dataDir, { recursive: true });
  return dataDir;
}

/** A folder for this run's logs. Those of the last run stay until the next one, for whoever wants to know what happened. */
function createRunDir() {
  const all = join(cacheDir, 'demo');
  mkdirSync(all, { recursive: true });
  for (const name of readdirSync(all))
    if (!/^\d+$/.test(name) || !signalTo(Number(name), 0))
      rmSync(join(all, name), { recursive: true, force: true });
  const dir = join(all, String(process.pid));
  mkdirSync(dir, { recursive: true });
  return dir;
}

/**
 * @param {DemoOptions} options
 * @returns {Promise<boolean>}
 */
async function wantsHeadless({ headless }) {
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
async function show(run, { cameras, port, displays, seconds, screensDir, electron, hub }, headless) {
  // Without windows nobody can sign in, and Electron is given up when it shows no picture.
  const withHub = hub ?? (!headless && !electron);
  const cityPort = port === 0 && withHub ? await lastCityPort(run.dataDir) : port;
  const progress = createProgress(withHub ? 2 : 1);
  const city = await step(run, progress, say('stepCity', { count: cameras }), (detail) =>
    startCity(run, {
      cameras,
      port: cityPort,
      onProgress: (done, total) => detail(say('countOf', { done, total })),
    }),
  );
  if (withHub) await keepCityPort(run.dataDir, city.port);
  const cityHub = withHub
    ? await step(run, progress, say('stepHub'), () => startDemoHub(run, city.camerasFile))
    : null;
  if (cityHub) await tellAccounts(cityHub.url);
  tell(say('consoleStarting'));
  const pictures = awaitPictures(run, withHub);
  const options = {
    camerasFile: city.camerasFile,
    cameras,
    hub: cityHub?.url ?? null,
    displays,
    seconds,
    screensDir: headless ? screensDir : null,
    onPictures: pictures.came,
  };
  const consoleEnded = openConsole(run, options, electron).finally(pictures.stop);
  if (headless) tell(say('screensIn', { dir: screensDir, host: hostname() }));
  tell(seconds === null ? say('howToEnd') : say('endsAfter', { seconds }));
  await Promise.race([consoleEnded, city.ended, ...(cityHub ? [cityHub.ended] : [])]);
}

/**
 * One counted step; it is told when it did not succeed.
 * @template T
 * @param {DemoRun} run
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} name
 * @param {(detail: (text: string) => void) => Promise<T>} act
 * @returns {Promise<T>}
 */
async function step(run, progress, name, act) {
  const shown = progress.step(name);
  run.signal.addEventListener('abort', shown.stop, { once: true });
  try {
    const made = await act(shown.detail);
    shown.done();
    return made;
  } catch (error) {
    shown.failed();
    throw error;
  }
}

/**
 * Who can sign in, as the hub itself tells everybody: it is a demo.
 * @param {string} url
 */
async function tellAccounts(url) {
  const response = await fetch(`${url}/api/hub`);
  /** @type {{ demoAccounts: { account: string, role: string, unit: string, password: string }[] }} */
  const { demoAccounts: accounts } = JSON.parse(await response.text());
  const lines = accounts.map(({ account, role, unit }) => `${account.padEnd(12)} ${role}, ${unit}`);
  tell(say('hubAt', { url, password: accounts[0]?.password ?? '', accounts: lines.join('\n  ') }));
}

/**
 * In Electron if it was asked for and shows something, else in Chromium.
 * @param {DemoRun} run
 * @param {import('./demo-programs.mjs').ConsoleOptions} options
 * @param {boolean} electron
 * @returns {Promise<void>} resolves when the console ended as it should
 */
async function openConsole(run, options, electron) {
  if (electron) {
    const app = await startInElectron(run, options);
    if ('ended' in app) return app.ended;
    tell(app.instead);
  }
  return startConsole(run, options);
}

/**
 * Says when the pictures came, or that they are long in coming and where to look; whoever must sign in first takes their time.
 * @param {DemoRun} run
 * @param {boolean} signInFirst
 */
function awaitPictures(run, signInFirst) {
  const startedAt = Date.now();
  const tellLate = () => tell(say('noPicturesYet', { seconds: secondsSince(startedAt), dir: run.dir }));
  const late = signInFirst ? undefined : setTimeout(tellLate, patienceMs);
  let told = false;
  return {
    came: (/** @type {number} */ tiles, /** @type {number} */ of) => {
      if (signInFirst && tiles === 0) return;
      clearTimeout(late);
      if (!told) tell(say('picturesAfter', { tiles, of, seconds: secondsSince(startedAt) }));
      told = true;
    },
    stop: () => clearTimeout(late),
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
