import { CancelledError } from '../../../shared/base/fault.ts';
import type { LaneMethod } from '../decode/lane-arguments.ts';
import { methodDecodes } from '../decode/lane-arguments.ts';
import { delay } from '../process/delay.ts';
import { endWithin } from '../process/end-within.ts';
import { startCpuSpan, statsOf } from './cpu-span.ts';
import { type LaneRun, type LaneRunOptions, startLaneRun } from './lane-run.ts';
import { lastWords } from './last-words.ts';
import { fewPictures, type Measured, measuredOf, mostSpans } from './measured.ts';

const usualPatienceMs = 10_000;

export interface MeasureLaneOptions extends Omit<LaneRunOptions, 'rounds'> {
  readonly method: LaneMethod;
  readonly cores: number;
  /** How long pictures are counted, once every decoder has given its first. */
  readonly forMs: number;
  /** A decoder that gives no picture for so long gives none at all. */
  readonly patienceMs?: number;
}

/**
 * What a picture costs in the ffmpeg lane up to where it leaves for the window: one decoder a core, side by side, at full speed. Throws CancelledError; in
 * every case the decoders are gone when it settles, but for one that hangs in a driver and cannot be killed.
 */
export async function measureLane(options: MeasureLaneOptions, signal: AbortSignal): Promise<Measured> {
  const { clip, method, cores } = options;
  if (!methodDecodes(method, clip.codec))
    return { problem: `${method} does not decode ${clip.codec}`, lasting: true };
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const runs = Array.from({ length: cores }, () => startLaneRun({ ...options, rounds: Infinity }, either));
  try {
    await allAtWork(runs, options.patienceMs ?? usualPatienceMs, signal);
    const silent = runs.find((run) => run.pictures() === 0);
    if (silent) return await noPicture(silent, stop, either);
    return await count(runs, options, signal);
  } finally {
    stop.abort();
    await Promise.all(runs.map((run) => endWithin(run.ended, either)));
  }
}

async function allAtWork(runs: readonly LaneRun[], patienceMs: number, signal: AbortSignal): Promise<void> {
  const patience = new AbortController();
  const late = delay(patienceMs, AbortSignal.any([signal, patience.signal])).catch((error: unknown) => {
    // The wait was given up: all are at work, or the measurement was cancelled, which is asked below.
    if (!(error instanceof CancelledError)) throw error;
  });
  await Promise.race([Promise.all(runs.map((run) => run.firstPicture)), late]);
  patience.abort();
  if (signal.aborted) throw new CancelledError();
}

async function count(
  runs: readonly LaneRun[],
  { method, cores, forMs }: MeasureLaneOptions,
  signal: AbortSignal,
): Promise<Measured> {
  const pids = runs.map((run) => run.pid);
  const cpu = method === 'software' ? startCpuSpan({ look: () => statsOf(pids), own: true }) : null;
  const before = countOf(runs);
  const startedMs = performance.now();
  for (let span = 0; span < mostSpans; span++) {
    await delay(forMs, signal);
    if (countOf(runs) - before >= fewPictures) break;
  }
  const elapsedMs = performance.now() - startedMs;
  return measuredOf({ cores, elapsedMs, cpuMs: cpu?.usedMs() ?? null, pictures: countOf(runs) - before });
}

async function noPicture(run: LaneRun, stop: AbortController, asked: AbortSignal): Promise<Measured> {
  stop.abort();
  const end = await endWithin(run.ended, asked);
  return { problem: end ? lastWords(end) : 'the decoder hangs and cannot be ended', lasting: true };
}

function countOf(runs: readonly LaneRun[]): number {
  return runs.reduce((sum, run) => sum + run.pictures(), 0);
}
