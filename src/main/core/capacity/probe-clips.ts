import { mkdir, rename, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { startChild } from '../process/child.ts';
import { endWithin } from '../process/end-within.ts';
import { readOutput } from '../process/read-output.ts';
import { type ClipRecipe, clipArguments, clipName, clipRecipes, encodersOf } from './clip-recipes.ts';
import { type ProbeClip, readProbeClip } from './probe-clip.ts';

const makeTimeoutMs = 180_000;

/** A clip to measure with, or why there is none. */
export type MadeClip = ClipRecipe &
  ({ readonly clip: ProbeClip; readonly problem: null } | { readonly clip: null; readonly problem: string });

export interface ProbeClipsOptions {
  readonly ffmpeg: FfmpegProgram;
  /** Where clips are kept; made when it is not there. */
  readonly directory: string;
  readonly recipes?: readonly ClipRecipe[];
  /** Share of the clips that are there, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/**
 * The clips, in the order of the recipes: those kept from an earlier time, and the others made now with this ffmpeg. A codec that it cannot encode has a
 * problem in words instead. Throws CancelledError once the encoder is gone.
 */
export async function probeClips(options: ProbeClipsOptions, signal: AbortSignal): Promise<MadeClip[]> {
  const { ffmpeg, directory, recipes = clipRecipes, onProgress } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const encoders = await encodersIn(ffmpeg);
  const made: MadeClip[] = [];
  for (const recipe of recipes) {
    onProgress?.(made.length / recipes.length);
    made.push(await probeClip(recipe, { ffmpeg, directory, encoders }, signal));
  }
  onProgress?.(1);
  return made;
}

interface Workshop {
  readonly ffmpeg: FfmpegProgram;
  readonly directory: string;
  readonly encoders: ReadonlySet<string>;
}

async function probeClip(recipe: ClipRecipe, workshop: Workshop, signal: AbortSignal): Promise<MadeClip> {
  if (signal.aborted) throw new CancelledError();
  const path = join(workshop.directory, clipName(recipe));
  const kept = await readProbeClip(path, recipe.codec);
  if (kept) return { ...recipe, clip: kept, problem: null };
  const known = encodersOf(recipe.codec);
  const encoder = known.find((name) => workshop.encoders.has(name));
  if (encoder === undefined) return { ...recipe, clip: null, problem: noEncoder(recipe, known) };
  const problem = await makeClip(
    clipArguments(recipe, encoder, `${path}.new`),
    path,
    workshop.ffmpeg,
    signal,
  );
  const clip = problem === null ? await readProbeClip(path, recipe.codec) : null;
  if (clip) return { ...recipe, clip, problem: null };
  return { ...recipe, clip: null, problem: problem ?? `${encoder} made no clip that can be read` };
}

function noEncoder({ codec }: ClipRecipe, known: readonly string[]): string {
  return `this ffmpeg cannot make a clip of ${codec} to measure with: it has no encoder ${known.join(' or ')}`;
}

/** Runs the encoder and puts the clip in its place when it is whole; gives why not otherwise. */
async function makeClip(
  args: readonly string[],
  path: string,
  ffmpeg: FfmpegProgram,
  signal: AbortSignal,
): Promise<string | null> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(makeTimeoutMs)]);
  const child = startChild({
    kind: 'ffmpeg',
    command: ffmpeg.path,
    env: ffmpeg.env ?? {},
    args,
    signal: limit,
  });
  yieldToOthers(child.pid);
  const end = await endWithin(child.ended, limit);
  if (end?.code === 0 && !limit.aborted) {
    await rename(`${path}.new`, path);
    return null;
  }
  await rm(`${path}.new`, { force: true });
  if (signal.aborted) throw new CancelledError();
  if (end === null) return 'the encoder hangs and cannot be ended';
  return end.spawnError ?? end.stderrTail.at(-1) ?? `ffmpeg ended with ${end.code ?? end.signal}`;
}

/** Encoding is heavy and in no hurry: the wall goes first. */
function yieldToOthers(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it: then it is made like any other.
  }
}

/** Names of the encoders that the ffmpeg has. */
async function encodersIn({ path, env }: FfmpegProgram): Promise<ReadonlySet<string>> {
  const text = await readOutput('ffmpeg', path, ['-hide_banner', '-encoders'], env);
  return new Set([...text.matchAll(/^ V\S{5} (\S+)/gm)].map((match) => match[1] ?? ''));
}
