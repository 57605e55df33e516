import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { Camera } from '../../../shared/camera/camera.ts';
import { type CamerasFileProblem, parseCamerasFile } from '../../../shared/camera/cameras-file.ts';

export interface ReadCameras {
  readonly cameras: readonly Camera[];
  /** One sentence a problem: file, entry, field, reason. */
  readonly problems: readonly string[];
}

/** Reads a cameras file; its bad entries become sentences. Throws ExpectedError `cameras-unreadable` if the file cannot be read at all. */
export async function readCameras(path: string): Promise<ReadCameras> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ExpectedError({
      code: 'cameras-unreadable',
      message: `${path} cannot be read (${error instanceof Error ? error.message : String(error)})`,
    });
  });
  const { cameras, problems } = parseCamerasFile(text);
  return { cameras, problems: problems.map((problem) => sentence(path, problem)) };
}

function sentence(path: string, { entry, field, reason }: CamerasFileProblem): string {
  return `${path}: ${entry === null ? 'file' : `entry ${entry + 1}`}${field ? `, ${field}` : ''}: ${reason}`;
}
