// @ts-check
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startGroup } from './child-group.mjs';
import { tailOf } from './logged-run.mjs';
import { cacheDir, projectDir } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/** How often every window's picture is written when there is no display. */
const screenEverySeconds = 5;

/**
 * @typedef {object} DemoRun what the programs of one demo share
 * @property {string} node
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir folder of logs and of the cameras file
 * @property {AbortSignal} signal
 * @property {import('./child-group.mjs').ChildGroup[]} groups everything that was started, in order
 */

/**
 * Starts one of the project's programs with its output in a log and handed on line by line.
 * @param {DemoRun} run
 * @param {string} name
 * @param {string[]} args
 * @param {(line: string) => void} onLine
 * @returns {{ ended: Promise<void>, howItEnded: (how: string) => StopHere }} `ended` rejects (StopHere) unless its exit code was 0
 */
function startProgram(run, name, args, onLine) {
  run.signal.throwIfAborted();
  const log = join(run.dir, `${name}.log`);
  const file = createWriteStream(log);
  const group = startGroup(name, run.node, args, {
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
  return { ended, howItEnded };
}

/**
 * Starts the pretend city and waits until its cameras can be pulled.
 * @param {DemoRun} run
 * @param {{ cameras: number, port: number, onProgress: (done: number, total: number) => void }} options
 * @returns {Promise<{ camerasFile: string, ended: Promise<never> }>} `ended` rejects (StopHere) when the city is gone, however it went
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
  let tellUp = () => {};
  /** @type {Promise<void>} */
  const up = new Promise((resolve) => {
    tellUp = resolve;
  });
  const onLine = (/** @type {string} */ line) => {
    // Its one line of JSON says that it is up.
    if (line.startsWith('{')) tellUp();
    else twoNumbers(/(\d+) of (\d+) clips/, line, onProgress);
  };
  const city = startProgram(run, 'city', args, onLine);
  const ended = city.ended.then(() => {
    throw city.howItEnded(say('howCode', { code: 0 }));
  });
  await Promise.race([up, ended]);
  return { camerasFile, ended };
}

/**
 * Starts the console.
 * @param {DemoRun} run
 * @param {{ camerasFile: string, displays: number | null, seconds: number | null, screensDir: string | null, onPictures: (tiles: number, of: number) => void }} options
 * `screensDir` null: windows on the displays there are; else none, and pictures of them in that folder
 * @returns {Promise<void>} resolves when it ended well; rejects (StopHere) otherwise
 */
export function startConsole(run, { camerasFile, displays, seconds, screensDir, onPictures }) {
  const data = join(cacheDir, 'demo-data');
  const args = [
    'src/main/kiosk/index.ts',
    '--cameras',
    camerasFile,
    '--layout',
    'auto',
    '--operator',
    '--data',
    data,
  ];
  if (displays !== null) args.push('--displays', String(displays));
  if (seconds !== null) args.push('--seconds', String(seconds));
  if (screensDir !== null)
    args.push('--headless', '--screenshots', screensDir, '--screenshot-every', String(screenEverySeconds));
  const onLine = (/** @type {string} */ line) =>
    twoNumbers(/pictures on (\d+) of (\d+) tiles/, line, onPictures);
  return startProgram(run, 'console', args, onLine).ended;
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
