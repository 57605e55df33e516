import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { z } from 'zod';

/** One place where ffmpeg may be: a path to try, or why there is none. */
export interface FfmpegPlace {
  readonly place: 'VONGLAU_FFMPEG' | 'package' | 'ffmpeg-static' | 'PATH';
  readonly path: string | null;
  readonly problem: string | null;
}

export interface FfmpegPlacesOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Imports the package ffmpeg-static, which need not be installed. */
  readonly importStatic: () => Promise<unknown>;
  /** Folder of what lies beside the packed app; null when it is not packed. */
  readonly resources: string | null;
}

const programName = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';

/**
 * The places in the order in which they count: the file that VONGLAU_FFMPEG names, which is then the only one; the one that was packed with
 * the app; the binary of the package ffmpeg-static; `ffmpeg` in PATH.
 */
export async function ffmpegPlaces(options: FfmpegPlacesOptions): Promise<FfmpegPlace[]> {
  const { env, importStatic, resources } = options;
  const named = env.VONGLAU_FFMPEG;
  if (named) return [await placeOf('VONGLAU_FFMPEG', named)];
  const packed = resources === null ? [] : [await placeOf('package', join(resources, 'ffmpeg', programName))];
  return [...packed, await staticPlace(importStatic), await pathPlace(env.PATH ?? '')];
}

/** The resources folder that Electron tells its processes, if we run in one. https://www.electronjs.org/docs/latest/api/process */
export function electronResources(): string | null {
  return 'resourcesPath' in process && typeof process.resourcesPath === 'string'
    ? process.resourcesPath
    : null;
}

async function placeOf(place: FfmpegPlace['place'], path: string): Promise<FfmpegPlace> {
  return (await isExecutable(path))
    ? { place, path, problem: null }
    : { place, path: null, problem: `${path} is not there or may not be run` };
}

const StaticModule = z.object({ default: z.string().nullable() });

async function staticPlace(importStatic: () => Promise<unknown>): Promise<FfmpegPlace> {
  const none = (problem: string): FfmpegPlace => ({ place: 'ffmpeg-static', path: null, problem });
  let imported: unknown;
  try {
    imported = await importStatic();
  } catch {
    // An optional dependency: where it could not be installed there is nothing to import, which is all that can be said.
    return none('the package is not installed');
  }
  const parsed = StaticModule.safeParse(imported);
  if (!parsed.success || parsed.data.default === null)
    return none('the package has no binary for this system');
  return placeOf('ffmpeg-static', parsed.data.default);
}

async function pathPlace(path: string): Promise<FfmpegPlace> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, programName);
    if (await isExecutable(candidate)) return { place: 'PATH', path: candidate, problem: null };
  }
  return { place: 'PATH', path: null, problem: `no ${programName} in ${path || '(empty)'}` };
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    // Not there and not allowed are the same to who asks: it cannot be run.
    return false;
  }
}
