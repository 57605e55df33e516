import { chmod, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { Camera } from '../../../shared/camera/camera.ts';
import { loadSettings, saveSettings } from '../settings/settings-file.ts';

const CatalogueFile = z.object({ version: z.literal(1), cameras: z.array(Camera) });

const faultOfCode: Readonly<Record<string, 'disk-full' | 'not-writable'>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOTDIR: 'not-writable',
  EEXIST: 'not-writable',
};

/** Reads the console's own list; one that is damaged is kept aside, readable by its owner only, and the list is empty. */
export async function loadCatalogue(
  path: string,
): Promise<{ cameras: readonly Camera[]; keptAside: string | null }> {
  await removeUnfinished(path);
  const { value, keptAside } = await loadSettings(path, CatalogueFile, { version: 1, cameras: [] });
  // The addresses carry passwords, in a damaged file too.
  if (keptAside) await chmod(keptAside, 0o600);
  return { cameras: value.cameras, keptAside };
}

/** Writes the list. Throws ExpectedError `disk-full` or `not-writable`. */
export async function saveCatalogue(path: string, cameras: readonly Camera[]): Promise<void> {
  try {
    await saveSettings(path, { version: 1, cameras });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? faultOfCode[String(error.code)] : undefined;
    if (!code) throw error;
    throw new ExpectedError({ code, message: `the list of cameras cannot be written (${String(error)})` });
  }
}

/** A process that ended while it wrote leaves half a list with passwords in it. */
async function removeUnfinished(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    const pid = name.startsWith(basename(path)) ? /\.(\d+)\.new$/.exec(name)?.[1] : undefined;
    if (pid && !isRunning(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, for somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
