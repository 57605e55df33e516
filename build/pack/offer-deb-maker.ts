import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findNode } from '../find-node.mjs';
import { findOnPath } from '../find-program.mjs';
import { cacheDir, inProject } from '../project.mjs';

/**
 * Lets electron-builder make debs with deb-maker.ts, unless the packer has an fpm (CUSTOM_FPM_PATH, USE_SYSTEM_FPM): where there is dpkg-deb,
 * nothing need be downloaded.
 */
export async function offerDebMaker(env: NodeJS.ProcessEnv): Promise<void> {
  if (env.CUSTOM_FPM_PATH || env.USE_SYSTEM_FPM || findOnPath(['dpkg-deb']) === null) return;
  await mkdir(cacheDir, { recursive: true });
  const starter = join(cacheDir, 'deb-maker');
  await writeFile(
    starter,
    `#!/bin/sh\nexec '${findNode()}' '${inProject('build', 'pack', 'deb-maker.ts')}' "$@"\n`,
  );
  await chmod(starter, 0o755);
  env.CUSTOM_FPM_PATH = starter;
}
