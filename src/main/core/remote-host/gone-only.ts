import { ExpectedError } from '../../../shared/base/fault.ts';
import type { Logger } from '../log/logger.ts';

/** For a question whose answer nobody needs: that the other process has ended (`gone`) is expected, anything else is logged. Answers null. */
export function goneOnly(logger: Pick<Logger, 'error'>): (error: unknown) => null {
  return (error) => {
    if (!(error instanceof ExpectedError && error.fault.code === 'gone'))
      logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return null;
  };
}
