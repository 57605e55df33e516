import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'vonglau-chromium-';

/**
 * Makes a profile folder of its own for one launch, named after this process, and removes those whose process was killed before it
 * could.
 */
export async function makeProfile(parentDir: string = tmpdir()): Promise<string> {
  for (const name of await readdir(parentDir)) {
    const pid = /^vonglau-chromium-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await removeProfile(join(parentDir, name));
  }
  return mkdtemp(join(parentDir, `${prefix}${process.pid}-`));
}

/** Removes a profile; Chromium's last processes may still be writing, hence the retries. */
export async function removeProfile(profileDir: string): Promise<void> {
  await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too; only ESRCH says that there is none.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
