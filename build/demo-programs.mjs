// @ts-check
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startGroup } from './child-group.mjs';
import { tailOf } from './logged-run.mjs';
import { projectDir } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/** How often every window's picture is written when there is no display. */
const screenEverySeconds = 5;

/**
 * @typedef {object} DemoRun what the programs of one demo share
 * @property {string} node
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir folder of logs and of the cameras file
 * @property {string} dataDir what is kept for the next demo
 * @property {AbortSignal} signal
 * @property {import('./child-group.mjs').ChildGroup[]} groups everything that was started, in order
 */

/**
 * Starts one of the project's programs with its output in a log and handed on line by line.
 * @param {DemoRun} run
 * @param {string} name
 * @param {string[]} args
 * @param {(line: string) => void} onLine
 * @param {string} [command] what is run, if not a program of the project
 * @returns {{ group: import('./child-group.mjs').ChildGroup, log: string, ended: Promise<void>, howItEnded: (how: string) => StopHere }} `ended` rejects (StopHere) unless its exit code was 0
 */
export function startProgram(run, name, args, onLine, command = run.node) {
  run.signal.throwIfAborted();
  const log = join(run.dir, `${name}.log`);
  const file = createWriteStream(log);
  const group = startGroup(name, command, args, {
    cwd: projectDir,
    env: run.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  run.groups.push(group);
  const streams = [group.process.stdout, group.process.stderr].filter((stream) => stream !== null);
  for (const stream of streams)
    createInterface({ input: stream }).on('line', (line) => {
      file.write(`${line}\n`);
      onLine(line);
    });
  const howItEnded = (/** @type {string} */ how) =>
    new StopHere(`${say('childEnded', { name, how, log })}\n${tailOf(log)}`);
  const ended = group.ended.then(async ({ code, signal }) => {
    await new Promise((resolve) => file.end(resolve));
    if (code === 0) return;
    throw howItEnded(signal === null ? say('howCode', { code: code ?? '' }) : say('howSignal', { signal }));
  });
  return { group, log, ended, howItEnded };
}

/**
 * Starts the pretend city and waits until its cameras can be pulled.
 * @param {DemoRun} run
 * @param {{ cameras: number, port: number, onProgress: (done: number, total: number) => void }} options
 * @returns {Promise<{ camerasFile: string, port: number, ended: Promise<never> }>} `ended` rejects (StopHere) when the city is gone, however it went
 */
export async function startCity(run, { cameras, port, onProgress }) {
  const camerasFile = join(run.dir, 'cameras.json');
  const args = [
    'src/simulator/index.ts',
    '--cameras',
    String(cameras),
    '--port',
    String(port),
    '--cameras-json',
    camerasFile,
  ];
  let tellUp = (/** @type {number} */ _port) => {};
  /** @type {Promise<number>} */
  const up = new Promise((resolve) => {
    tellUp = resolve;
  });
  const onLine = (/** @type {string} */ line) => {
    // Its one line of JSON says that it is up, and where.
    if (line.startsWith('{')) tellUp(JSON.parse(line).port);
    else twoNumbers(/(\d+) of (\d+) clips/, line, onProgress);
  };
  const city = startProgram(run, 'city', args, onLine);
  const ended = city.ended.then(() => {
    throw city.howItEnded(say('howCode', { code: 0 }));
  });
  return { camerasFile, port: await Promise.race([up, ended]), ended };
}

/**
 * Starts the pretend city's hub and waits until it can be reached. What people do there stays for the next demo.
 * @param {DemoRun} run
 * @param {string} camerasFile
 * @returns {Promise<{ url: string, ended: Promise<never> }>} `ended` rejects (StopHere) when the hub is gone, however it went
 */
export async function startDemoHub(run, camerasFile) {
  const args = [
    'src/server/demo/index.ts',
    '--data',
    join(run.dataDir, 'demo-hub'),
    '--cameras',
    camerasFile,
  ];
  let tellUp = (/** @type {string} */ _url) => {};
  /** @type {Promise<string>} */
  const up = new Promise((resolve) => {
    tellUp = resolve;
  });
  // Its one line on standard output among those of its log says where it is.
  const hub = startProgram(run, 'hub', args, (line) => {
    const url = /^\{"up":true,"url":"([^"]+)"/.exec(line)?.[1];
    if (url !== undefined) tellUp(url);
  });
  const ended = hub.ended.then(() => {
    throw hub.howItEnded(say('howCode', { code: 0 }));
  });
  return { url: await Promise.race([up, ended]), ended };
}

/**
 * @typedef {object} ConsoleOptions
 * @property {string} camerasFile
 * @property {number} cameras how many those are
 * @property {string | null} [hub] address of the hub that the console belongs to, if any
 * @property {number | null} displays
 * @property {number | null} seconds
 * @property {string | null} screensDir null: windows on the displays there are; else none, and pictures of them in that folder
 * @property {(tiles: number, of: number) => void} onPictures
 */

/**
 * Where the demo's console keeps its settings: a wall of four cameras is not that of sixteen, and a hub's cameras are others than those of a file.
 * @param {DemoRun} run
 * @param {Pick<ConsoleOptions, 'cameras' | 'hub'>} options
 */
export function consoleData({ dataDir }, { cameras, hub }) {
  return join(dataDir, hub ? 'demo-console' : 'demo-console-alone', String(cameras));
}

/**
 * Starts the console in Chromium.
 * @param {DemoRun} run
 * @param {ConsoleOptions} options
 * @returns {Promise<void>} resolves when it ended well; rejects (StopHere) otherwise
 */
export function startConsole(run, options) {
  const { camerasFile, hub, displays, seconds, screensDir, onPictures } = options;
  const args = [
    'src/main/kiosk/index.ts',
    '--cameras',
    camerasFile,
    '--layout',
    'auto',
    '--operator',
    '--data',
    consoleData(run, options),
  ];
  if (hub) args.push('--hub', hub, '--demo-account', 'tructuong');
  if (displays !== null) args.push('--displays', String(displays));
  if (seconds !== null) args.push('--seconds', String(seconds));
  if (screensDir !== null)
    args.push('--headless', '--screenshots', screensDir, '--screenshot-every', String(screenEverySeconds));
  return startProgram(run, 'console', args, picturesIn(onPictures)).ended;
}

/**
 * Reads the console's word on its pictures from its log.
 * @param {ConsoleOptions['onPictures']} onPictures
 * @returns {(line: string) => void}
 */
export function picturesIn(onPictures) {
  return (line) => twoNumbers(/pictures on (\d+) of (\d+) tiles/, line, onPictures);
}

/**
 * Hands on the two numbers that a line tells, if it is of that pattern.
 * @param {RegExp} pattern
 * @param {string} line
 * @param {(first: number, second: number) => void} use
 */
function twoNumbers(pattern, line, use) {
  const match = pattern.exec(line);
  if (match !== null) use(Number(match[1]), Number(match[2]));
}
