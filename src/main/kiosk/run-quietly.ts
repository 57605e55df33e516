import { CancelledError, faultOf } from '../../shared/base/fault.ts';
import type { Logger } from '../core/log/logger.ts';

/** Lets a command run that nobody waits for: its failure is logged, and silent when it was cancelled or the browser is gone. */
export function runQuietly(command: Promise<unknown>, what: string, logger: Logger): void {
  command.catch((error: unknown) => {
    if (error instanceof CancelledError) return;
    const { code, message } = faultOf(error);
    if (code !== 'browser-gone') logger.warn(`${what}: ${message}`);
  });
}
