import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpegStaticPath, isProgram } from '../find-program.mjs';
import { StopHere } from '../stop-here.mjs';
import { type ProgramFile, readProgramFile } from './program-file.ts';

/** A system and processor to pack for, in electron-builder's words. */
export type Platform = Pick<ProgramFile, 'os' | 'arch'>;

/** An ffmpeg that goes into a package. */
export interface PackedFfmpeg {
  readonly path: string;
  readonly shared: boolean;
  /** What `ffmpeg -version` says; null when it cannot be run here (it is for another system). */
  readonly says: string | null;
}

const here: Platform = {
  os: process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux',
  arch: process.arch === 'arm64' ? 'arm64' : 'x64',
};

/**
 * Finds the ffmpeg to pack for a platform: VONGLAU_FFMPEG_DIR/<os>-<arch>/ffmpeg[.exe]; for the platform we run on also VONGLAU_FFMPEG, then the
 * package ffmpeg-static. Throws StopHere when there is none, when it is for another platform, or when it may not be passed on.
 */
export async function findFfmpegFor(platform: Platform, env: NodeJS.ProcessEnv): Promise<PackedFfmpeg> {
  const places = placesFor(platform, env);
  const path = places.find(isProgram);
  if (path === undefined) throw new StopHere(noFfmpeg(platform, places));
  const file = await readProgramFile(path);
  const is = file ? `${file.os}-${file.arch}` : 'no program that is packed';
  if (file?.os !== platform.os || file.arch !== platform.arch)
    throw new StopHere(`${path} is ${is}; an ffmpeg for ${platform.os}-${platform.arch} is needed.`);
  const says = platform.os === here.os && platform.arch === here.arch ? versionText(path) : null;
  if (says?.includes('--enable-nonfree'))
    throw new StopHere(
      `${path} was built with --enable-nonfree: its licence forbids to pass it on (https://ffmpeg.org/legal.html).`,
    );
  return { path, shared: file.shared, says };
}

function placesFor({ os, arch }: Platform, env: NodeJS.ProcessEnv): string[] {
  const name = os === 'win' ? 'ffmpeg.exe' : 'ffmpeg';
  const folder = env.VONGLAU_FFMPEG_DIR;
  const carried = folder ? [join(folder, `${os}-${arch}`, name)] : [];
  if (os !== here.os || arch !== here.arch) return carried;
  return [...carried, env.VONGLAU_FFMPEG || ffmpegStaticPath];
}

function noFfmpeg({ os, arch }: Platform, places: readonly string[]): string {
  return [
    `A package for ${os}-${arch} needs an ffmpeg inside, and there is none. Looked at: ${places.join(', ') || 'nothing'}.`,
    `Put a static build (5.0 or newer) into a folder as ${os}-${arch}/ffmpeg${os === 'win' ? '.exe' : ''} and name the folder in VONGLAU_FFMPEG_DIR,`,
    'or, for the machine you pack on, name the program in VONGLAU_FFMPEG (docs/install.md).',
  ].join('\n');
}

function versionText(path: string): string {
  const run = spawnSync(path, ['-hide_banner', '-version'], { encoding: 'utf8', timeout: 20_000 });
  if (run.status !== 0) throw new StopHere(`${path} does not run: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}

/** Puts that ffmpeg where electron-builder.yml takes it from: `<folder>/<os>-<arch>/ffmpeg[.exe]`. */
export async function stageFfmpeg(
  folder: string,
  { os, arch }: Platform,
  ffmpeg: PackedFfmpeg,
): Promise<void> {
  const target = join(folder, `${os}-${arch}`);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const program = join(target, os === 'win' ? 'ffmpeg.exe' : 'ffmpeg');
  await copyFile(ffmpeg.path, program);
  await chmod(program, 0o755);
  await writeFile(join(target, 'version.txt'), ffmpeg.says ?? `not run on the machine it was packed on\n`);
}
