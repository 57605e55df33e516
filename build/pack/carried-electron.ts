import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { inProject } from '../project.mjs';
import { StopHere } from '../stop-here.mjs';
import { sha256OfFile } from './checksums.ts';
import type { Platform } from './stage-ffmpeg.ts';

const platformNames = { linux: 'linux', win: 'win32', mac: 'darwin' };

/**
 * Checks Electron's zip files that were carried in against the sums in the npm package electron: on a closed network nobody else does. An unpacked
 * Electron has no sum. Throws StopHere when a zip is missing or is not the one that was published.
 */
export async function checkCarriedElectron(
  place: string | undefined,
  platforms: readonly Platform[],
): Promise<void> {
  if (!place) return;
  const isZip = place.endsWith('.zip');
  const names = isZip ? [basename(place)] : await readdir(place);
  const folder = isZip ? dirname(place) : place;
  if (!names.some((name) => /^electron-v.*\.zip$/.test(name))) return;
  const { version } = z.object({ version: z.string() }).parse(await readJson('package.json'));
  const sums = z.record(z.string(), z.string()).parse(await readJson('checksums.json'));
  for (const { os, arch } of platforms) {
    const name = `electron-v${version}-${platformNames[os]}-${arch}.zip`;
    if (!names.includes(name)) throw new StopHere(`${name} is not in ${folder}`);
    if ((await sha256OfFile(join(folder, name))) !== sums[name])
      throw new StopHere(
        `${join(folder, name)} is not the file that was published: its SHA-256 should be ${sums[name]}`,
      );
  }
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(inProject('node_modules', 'electron', name), 'utf8'));
}
