import type { CallHandlers } from '../serve/control-sockets.ts';
import type { WallLog } from './wall-log.ts';

/** The core's answers to the calls of wall-log-calls.ts. */
export function wallLogHandlers(
  log: Pick<WallLog, 'at' | 'changes' | 'displays'>,
): Pick<CallHandlers, 'wall-log.at' | 'wall-log.changes' | 'wall-log.displays'> {
  return {
    'wall-log.at': ({ displayId, atMs }) => log.at(displayId, atMs),
    'wall-log.changes': (input) => ({ changes: log.changes(input) }),
    'wall-log.displays': () => log.displays(),
  };
}
