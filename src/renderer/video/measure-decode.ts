import { CancelledError } from '../../shared/base/fault.ts';
import type { MeasureJob, MeasureResult } from './measure-message.ts';

/** Decoders may take that much longer than they were asked for until they count as hanging. */
const graceMs = 15_000;

/** Measures in a worker of its own, beside the one that shows the wall. Rejects with CancelledError. */
export async function measureDecode(job: MeasureJob, signal: AbortSignal): Promise<MeasureResult> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), {
    type: 'module',
    name: 'measure',
  });
  const { promise, resolve, reject } = Promise.withResolvers<MeasureResult>();
  const failed = (problem: string) => resolve({ pictures: 0, elapsedMs: 0, problem });
  const cancel = () => reject(new CancelledError('measuring'));
  const timer = setTimeout(() => failed('no answer in time'), job.forMs + graceMs);
  worker.onmessage = ({ data }: MessageEvent<MeasureResult>) => resolve(data);
  worker.onerror = ({ message }) => failed(message);
  // Taken back below: the signal lives as long as the page and would keep the clip.
  signal.addEventListener('abort', cancel);
  try {
    if (signal.aborted) cancel();
    else worker.postMessage(job);
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    worker.terminate();
  }
}
