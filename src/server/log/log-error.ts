import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import type { HubLogger } from './hub-logger.ts';

/** Logs what was thrown: a cancellation not at all, a foreseen fault as a warning, everything else as the bug it is, with its stack. */
export function logError(log: HubLogger, what: string, error: unknown): void {
  if (error instanceof CancelledError) return;
  if (error instanceof ExpectedError) {
    log.warn(what, { fault: error.fault.code, message: error.fault.message, detail: error.fault.detail });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  log.error(what, { message, stack: error instanceof Error ? error.stack : undefined });
}
