// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectDir = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files that are made again when lost: logs of set-up, the demo's data, encoded scenes. */
export const cacheDir = join(projectDir, '.cache');

/** @param {...string} parts */
export function inProject(...parts) {
  return join(projectDir, ...parts);
}
