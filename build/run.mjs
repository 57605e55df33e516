// @ts-check
import { constants } from 'node:os';
import { ensureBuilt } from './built-pages.mjs';
import { endGroup, signalTo, startGroup } from './child-group.mjs';
import { findNode } from './find-node.mjs';
import { packagesAreInstalled } from './npm-packages.mjs';
import { runMain, StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/**
 * `node build/run.mjs [--built] FILE.ts ARGS…`: runs a TypeScript program of the project under Node 24, whatever Node started this.
 * `--built`: it needs the pages. Signals are passed on, its exit code is ours.
 */
await runMain(async () => {
  const args = process.argv.slice(2);
  const needsPages = args[0] === '--built';
  if (!packagesAreInstalled()) throw new StopHere(say('notSetUp'));
  if (needsPages) await ensureBuilt(process.stderr);
  const program = startGroup('node', findNode(), needsPages ? args.slice(1) : args, { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => signalTo(program.pid, signal));
  const { code, signal } = await program.ended;
  await endGroup(program);
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
});
