import { CancelledError } from '../../shared/base/fault.ts';
import type { MeasureJob, MeasureResult } from './measure-message.ts';

/** Decoders may take that much longer than they were asked for until they count as hanging. */
const graceMs = 15_000;

/** Measures in a worker of its own, beside the one that shows the wall. Rejects with CancelledError. */
export function measureDecode(job: MeasureJob, signal: AbortSignal): Promise<MeasureResult> {
  const worker = new Worker(new URL('./measure-worker.ts', import.meta.url), {
    type: 'module',
    name: 'measure',
  });
  return new Promise<MeasureResult>((resolve, reject) => {
    const failed = (problem: string) => resolve({ pictures: 0, elapsedMs: 0, problem });
    const timer = setTimeout(() => failed('no answer in time'), job.forMs + graceMs);
    const cancel = () => {
      clearTimeout(timer);
      reject(new CancelledError('measuring'));
    };
    worker.onmessage = ({ data }: MessageEvent<MeasureResult>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      clearTimeout(timer);
      failed(message);
    };
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    else worker.postMessage(job);
  }).finally(() => worker.terminate());
}
