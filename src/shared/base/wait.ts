import { CancelledError } from './fault.ts';

// Both runtimes have these; the shared room is compiled with neither's types.
declare const setTimeout: (run: () => void, delayMs: number) => number;
declare const clearTimeout: (timer: number) => void;

/** The part of an AbortSignal that waiting needs. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Resolves after `ms` milliseconds; rejects with CancelledError as soon as the signal fires. */
export function wait(ms: number, signal?: CancelSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new CancelledError());
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(new CancelledError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
