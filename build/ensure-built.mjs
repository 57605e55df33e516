// @ts-check
import { ensureBuilt } from './built-pages.mjs';
import { packagesAreInstalled } from './npm-packages.mjs';
import { runMain, StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/** `node build/ensure-built.mjs`: builds the pages if they are not there or not from these sources. */
await runMain(async () => {
  if (!packagesAreInstalled()) throw new StopHere(say('notSetUp'));
  await ensureBuilt(process.stderr);
  return 0;
});
