import { ExpectedError, faultOf } from '../../../shared/base/fault.ts';
import { readOutput } from '../process/read-output.ts';
import { abilityArguments, type FfmpegAbilities, missingAbilities, parseAbilities } from './abilities.ts';
import {
  electronResources,
  type FfmpegPlace,
  type FfmpegPlacesOptions,
  ffmpegPlaces,
} from './ffmpeg-places.ts';
import type { FfmpegProgram } from './ffmpeg-program.ts';
import { quickLinking } from './quick-linking.ts';
import { isOldFfmpeg, oldestFfmpeg, parseFfmpegVersion } from './version.ts';

/** The ffmpeg to work with. */
export interface Ffmpeg extends FfmpegProgram {
  readonly place: FfmpegPlace['place'];
  /** As it says itself, with the distribution's suffix. */
  readonly version: string;
  readonly abilities: FfmpegAbilities;
}

const advice = `Install ffmpeg ${oldestFfmpeg} or newer (Debian, Ubuntu: apt-get install ffmpeg), or name one in VONGLAU_FFMPEG.`;

/**
 * Finds the ffmpeg to work with and learns what it can do. Throws ExpectedError `ffmpeg-missing` when no place has one that runs, and
 * `ffmpeg-too-old` when there are only ones that lack what is needed; both message and `detail` say where was looked and what was there.
 */
export async function findFfmpeg(options: Partial<FfmpegPlacesOptions> = {}): Promise<Ffmpeg> {
  const places = await ffmpegPlaces({
    env: process.env,
    importStatic: () => import('ffmpeg-static'),
    resources: electronResources(),
    ...options,
  });
  const tried = [];
  for (const place of places) {
    const outcome = await tryPlace(place);
    if ('path' in outcome) return outcome;
    tried.push({ ...outcome, text: `${place.place}: ${outcome.problem}` });
  }
  const old = tried.find((outcome) => outcome.tooOld);
  const looked = tried.map((outcome) => outcome.text).join('; ');
  throw new ExpectedError({
    code: old ? 'ffmpeg-too-old' : 'ffmpeg-missing',
    message: `${old ? 'Only an ffmpeg that is too old' : 'No ffmpeg'} was found. Looked at ${looked}. ${advice}`,
    detail: looked,
  });
}

interface Refused {
  readonly tooOld: boolean;
  readonly problem: string;
}

async function tryPlace({ place, path, problem }: FfmpegPlace): Promise<Ffmpeg | Refused> {
  if (path === null) return { tooOld: false, problem: problem ?? 'nothing there' };
  try {
    return await probe(place, path);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { tooOld: false, problem: faultOf(error).message };
  }
}

async function probe(place: FfmpegPlace['place'], path: string): Promise<Ffmpeg | Refused> {
  const env = await workingEnv(path);
  const read = (args: readonly string[]) => readOutput('ffmpeg', path, args, env);
  const [versionText, rtspHelp, protocols, formats] = await Promise.all([
    read(['-version']),
    read(abilityArguments.rtspHelp),
    read(abilityArguments.protocols),
    read(abilityArguments.formats),
  ]);
  const version = parseFfmpegVersion(versionText);
  if (version === null) return { tooOld: false, problem: `${path} is not ffmpeg` };
  const abilities = parseAbilities({ rtspHelp, protocols, formats });
  const named = `${path} is version ${version.text}`;
  if (isOldFfmpeg(version))
    return { tooOld: true, problem: `${named}, ${oldestFfmpeg} is the oldest that will do` };
  const missing = missingAbilities(abilities);
  if (missing.length > 0) return { tooOld: true, problem: `${named} and lacks ${missing.join(', ')}` };
  return { path, env, place, version: version.text, abilities };
}

/** The environment for a quick start, unless ffmpeg does not run in it. */
async function workingEnv(path: string): Promise<Readonly<Record<string, string>>> {
  const env = await quickLinking(path);
  try {
    await readOutput('ffmpeg', path, ['-version'], env);
    return env;
  } catch (error) {
    if (error instanceof ExpectedError) return {};
    throw error;
  }
}
