// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureAppBuilt } from './built-pages.mjs';
import { endGroup } from './child-group.mjs';
import { consoleData, picturesIn, startProgram } from './demo-programs.mjs';
import { electronArguments } from './electron-command.mjs';
import { findElectron } from './find-electron.mjs';
import { say } from './words.mjs';

/** Electron that has drawn nothing after this is given up. */
const drawsWithinMs = 10_000;

/**
 * Starts the console in Electron and waits for its first picture.
 * @param {import('./demo-programs.mjs').DemoRun} run
 * @param {import('./demo-programs.mjs').ConsoleOptions} options
 * @returns {Promise<{ ended: Promise<void> } | { instead: string }>} `ended` resolves when it ended well; `instead`: why there is no Electron, to be told
 */
export async function startInElectron(run, options) {
  const electron = findElectron();
  if (electron.path === null) return { instead: say('electronAbsent', { why: electron.why }) };
  if (options.screensDir !== null) return { instead: say('electronHeadless') };
  await ensureAppBuilt();
  let draw = () => {};
  /** @type {Promise<void>} */
  const drawn = new Promise((resolve) => {
    draw = resolve;
  });
  const pictures = picturesIn(options.onPictures);
  const onLine = (/** @type {string} */ line) => {
    if (/the first picture is up|pictures on [1-9]/.test(line)) draw();
    pictures(line);
  };
  const program = startProgram(run, 'electron', argumentsFor(run, options), onLine, electron.path);
  const { group, log } = program;
  const timer = new AbortController();
  const first = await Promise.race([
    drawn.then(() => 'drawn'),
    group.ended.then(({ code, signal }) =>
      say(signal === null ? 'howCode' : 'howSignal', { code: code ?? '', signal: signal ?? '' }),
    ),
    sleep(drawsWithinMs, 'late', { signal: timer.signal }),
  ]);
  timer.abort();
  if (first === 'drawn') return { ended: endAfter(program, options.seconds) };
  // What it ended with is told here, not as the end of the demo.
  program.ended.catch(() => 'told');
  await endGroup(group);
  const values = { seconds: drawsWithinMs / 1000, how: first, log };
  return { instead: say(first === 'late' ? 'electronDark' : 'electronEnded', values) };
}

/**
 * @param {import('./demo-programs.mjs').DemoRun} run
 * @param {import('./demo-programs.mjs').ConsoleOptions} options
 */
function argumentsFor(run, options) {
  const { camerasFile, hub, displays } = options;
  const wanted = displays === null ? [] : ['--displays', String(displays)];
  if (hub) wanted.push('--hub', hub);
  return electronArguments(['--cameras', camerasFile, '--data', consoleData(run, options), ...wanted]);
}

/**
 * The app runs until it is closed: the demo's seconds are counted here.
 * @param {ReturnType<typeof startProgram>} program
 * @param {number | null} seconds
 */
async function endAfter({ group, ended }, seconds) {
  if (seconds === null) return ended;
  const timer = new AbortController();
  const over = sleep(seconds * 1000, 'over', { signal: timer.signal });
  const first = await Promise.race([over, ended]).finally(() => timer.abort());
  if (first !== 'over') return;
  ended.catch(() => 'it was asked to end');
  await endGroup(group);
}
