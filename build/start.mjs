// @ts-check
import { constants } from 'node:os';
import { ensureAppBuilt } from './built-pages.mjs';
import { endGroup, signalTo, startGroup } from './child-group.mjs';
import { electronArguments } from './electron-command.mjs';
import { fetchElectron, findElectron } from './find-electron.mjs';
import { packagesAreInstalled } from './npm-packages.mjs';
import { runMain, StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/** `npm start`: the console as an Electron app. Arguments go to the app, signals are passed on, its exit code is ours. */
await runMain(async () => {
  if (!packagesAreInstalled()) throw new StopHere(say('notSetUp'));
  const electron = await electronProgram();
  await ensureAppBuilt();
  if (process.getuid?.() === 0) process.stderr.write(`${say('rootSandbox')}\n`);
  const app = startGroup('electron', electron, electronArguments(process.argv.slice(2)), {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => signalTo(app.pid, signal));
  const { code, signal } = await app.ended;
  await endGroup(app);
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
});

/**
 * @returns {Promise<string>}
 * @throws {StopHere} when it is neither there nor to be had; the message says what happened and what to do
 */
async function electronProgram() {
  const there = findElectron();
  if (there.path !== null) return there.path;
  const failure = await fetchElectron();
  const now = findElectron();
  if (now.path !== null) return now.path;
  throw new StopHere([now.why, ...(failure === null ? [] : [failure]), say('electronHowTo')].join('\n'));
}
