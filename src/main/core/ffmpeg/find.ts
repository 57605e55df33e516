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
import type { Probed, ProbeMemory } from './probe-memory.ts';
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

export type FindFfmpegOptions = Partial<FfmpegPlacesOptions> & {
  /** Spares asking an ffmpeg that was asked at the last start. */
  readonly memory?: ProbeMemory;
};

/**
 * Finds the ffmpeg to work with and learns what it can do. Throws ExpectedError `ffmpeg-missing` when no place has one that runs, and
 * `ffmpeg-too-old` when there are only ones that lack what is needed; both message and `detail` say where was looked and what was there.
 */
export async function findFfmpeg(options: FindFfmpegOptions = {}): Promise<Ffmpeg> {
  const places = await ffmpegPlaces({
    env: process.env,
    importStatic: () => import('ffmpeg-static'),
    resources: electronResources(),
    ...options,
  });
  const tried = [];
  for (const place of places) {
    const outcome = await tryPlace(place, options.memory);
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

async function tryPlace(
  { place, path, problem }: FfmpegPlace,
  memory: ProbeMemory | undefined,
): Promise<Ffmpeg | Refused> {
  if (path === null) return { tooOld: false, problem: problem ?? 'nothing there' };
  try {
    const known = await memory?.recall(path);
    if (known) return { path, place, ...known };
    const probed = await probe(path);
    if ('problem' in probed) return probed;
    await memory?.keep(path, probed);
    return { path, place, ...probed };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { tooOld: false, problem: faultOf(error).message };
  }
}

/** In the environment for a quick start, unless ffmpeg does not run in it. */
async function probe(path: string): Promise<Probed | Refused> {
  const env = await quickLinking(path);
  try {
    return await probeIn(path, env);
  } catch (error) {
    if (!(error instanceof ExpectedError) || Object.keys(env).length === 0) throw error;
    return probeIn(path, {});
  }
}

async function probeIn(path: string, env: Readonly<Record<string, string>>): Promise<Probed | Refused> {
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
  return {
    env: { ...env },
    version: version.text,
    abilities: { ...abilities, rtspTransports: [...abilities.rtspTransports] },
  };
}
