import { CancelledError } from '../../shared/base/fault.ts';

/** How long something may take; `signal` gives up earlier. */
export interface Deadline {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Waits for `work`; rejects with `late()` after the deadline, with CancelledError when the signal fires. */
export function withDeadline<T>(
  work: Promise<T>,
  { deadlineMs, signal }: Deadline,
  late: () => Error,
): Promise<T> {
  const stop = Promise.withResolvers<never>();
  const cancel = () => stop.reject(new CancelledError());
  const timer = setTimeout(() => stop.reject(late()), deadlineMs);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return Promise.race([work, stop.promise]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  });
}
