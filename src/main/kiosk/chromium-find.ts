import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { ExpectedError } from '../../shared/base/fault.ts';

/** A browser that can be driven: its program and its major version. */
export interface Chromium {
  readonly path: string;
  readonly majorVersion: number;
}

/** The oldest major version that has all that is used: `--screen-info`, `Emulation.getScreenInfos`. */
export const oldestChromium = 140;

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/google-chrome',
];
const howToGetIt =
  'On Debian: apt-get install chromium. On Ubuntu: install Google Chrome (its chromium package is a snap, which cannot be driven). Or set VONGLAU_CHROMIUM to the program.';

/**
 * Finds the browser: `chromiumPath`, else VONGLAU_CHROMIUM, else Debian's Chromium or Google Chrome on PATH and in the usual places.
 * A path that was asked for is the only one tried. Throws ExpectedError `chromium-missing` (where it looked, what to install) or
 * `chromium-too-old`.
 */
export async function findChromium(
  chromiumPath: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Chromium> {
  const wanted = chromiumPath ?? environment.VONGLAU_CHROMIUM;
  const places = wanted ? [wanted] : [...new Set([...placesOnPath(environment), ...usualPlaces])];
  const refusals: string[] = [];
  for (const path of places) {
    const found = await probeChromium(path);
    if ('refusal' in found) refusals.push(`${path}: ${found.refusal}`);
    else if (found.majorVersion >= oldestChromium) return found;
    else refusals.push(`${path}: version ${found.majorVersion}, older than ${oldestChromium}`);
  }
  const tooOld = refusals.some((line) => line.includes('older than'));
  throw new ExpectedError({
    code: tooOld ? 'chromium-too-old' : 'chromium-missing',
    message: `no usable Chromium found. ${howToGetIt}`,
    detail: refusals.join('\n'),
  });
}

function placesOnPath(environment: NodeJS.ProcessEnv): readonly string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter(isAbsolute);
  return programNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function probeChromium(path: string): Promise<Chromium | { refusal: string }> {
  try {
    await access(path, constants.X_OK);
    if (await isSnapStub(path)) return { refusal: 'only starts a snap, which cannot be driven' };
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    const major = /\b(\d+)\.\d+\.\d+/.exec(stdout)?.[1];
    if (major === undefined) return { refusal: 'tells no version' };
    return { path, majorVersion: Number(major) };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

function refusalOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'not there';
  if (code === 'EACCES') return 'not executable';
  return error.message.split('\n')[0] ?? error.message;
}

/** Ubuntu's chromium-browser is a shell script that starts (or installs) the snap. */
async function isSnapStub(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const text = buffer.subarray(0, bytesRead).toString('latin1');
    return text.startsWith('#!') && text.includes('/snap/');
  } finally {
    await file.close();
  }
}
