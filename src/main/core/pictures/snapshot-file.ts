import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError, type Fault } from '../../../shared/base/fault.ts';

const noRoomCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Writes `<name>.png` into the folder, which is made if need be, and gives back its path. A file that is there already is never touched: the new
 * one is called `<name> (2).png`, and so on. Nothing is left of one that could not be written. Throws ExpectedError `disk-full`, `not-writable`.
 */
export async function writeSnapshotFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let copy = 1; ; copy++) {
      const path = join(folder, copy === 1 ? `${name}.png` : `${name} (${copy}).png`);
      if (await writeNew(path, bytes)) return path;
    }
  } catch (error) {
    throw new ExpectedError(writeFault(folder, error));
  }
}

/** False when there is such a file. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  });
  if (!file) return false;
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

/** What a failed write means for the operator. Throws again what the file system did not say. */
export function writeFault(folder: string, error: unknown): Fault {
  const code = codeOf(error);
  if (code === null) throw error;
  if (noRoomCodes.has(code))
    return { code: 'disk-full', message: 'There is no room for the picture', detail: folder };
  return { code: 'not-writable', message: `Nothing can be written there (${code})`, detail: folder };
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
