import { CancelledError } from '../../../shared/base/fault.ts';
import type { HardwareMethod } from '../../../shared/capacity/capacity.ts';
import { type HardwareMethodName, hardwareMethods } from '../decode/hardware-methods.ts';
import { endWithin } from '../process/end-within.ts';
import { type LaneRunOptions, startLaneRun } from './lane-run.ts';
import { lastWords } from './last-words.ts';

const probeTimeoutMs = 10_000;

/**
 * Whether a hardware method works here: the clip is really decoded with it, and every picture and ffmpeg's exit code count. What `-hwaccels` lists is what the
 * build knows, not what the machine has.
 */
export async function probeHardware(
  method: HardwareMethodName,
  options: Omit<LaneRunOptions, 'method' | 'rounds'>,
  signal: AbortSignal,
): Promise<HardwareMethod> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(probeTimeoutMs)]);
  const run = startLaneRun({ ...options, method, rounds: 1 }, limit);
  const end = await endWithin(run.ended, limit);
  if (signal.aborted) throw new CancelledError();
  const wanted = options.clip.packets.length;
  if (end?.code === 0 && run.pictures() === wanted) return { method, works: true, detail: worksNote(method) };
  if (end === null || limit.aborted) return { method, works: false, detail: 'no answer within 10 s' };
  if (end.code === 0) return { method, works: false, detail: `gave ${run.pictures()} pictures of ${wanted}` };
  return { method, works: false, detail: lastWords(end) };
}

function worksNote(method: HardwareMethodName): string {
  return hardwareMethods[method].tried === 'untested' ? 'first machine that it was ever run on' : '';
}
