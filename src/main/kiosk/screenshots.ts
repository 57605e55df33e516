import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostWindow } from '../core/host.ts';

/** Writes a PNG of each window into `directory`, named by its window id; a reader never meets half a file. Returns the paths. */
export async function writeScreenshots(
  windows: readonly HostWindow[],
  directory: string,
  signal?: AbortSignal,
): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  return Promise.all(
    windows.map(async (window) => {
      const path = join(directory, `${window.identity.windowId}.png`);
      await writeFile(`${path}.new`, await window.screenshot(signal));
      await rename(`${path}.new`, path);
      return path;
    }),
  );
}
