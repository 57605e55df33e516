import { useEffect } from 'react';
import { everySecond } from '../session/every-second.ts';
import { logFault } from '../session/log-fault.ts';
import type { Session } from '../session/session-store.ts';
import type { TileBoard } from './tile-board.ts';

/** Once a second: clocks and ages move, and the core is told how the display's tiles are. */
export function useBoardTicks(session: Session, board: TileBoard, displayId: string | null): void {
  useEffect(() => {
    const ticks = everySecond(() => {
      board.tick();
      if (displayId === null || session.bridge.status.phase !== 'connected') return;
      session.bridge
        .call('tiles.report', { displayId, tiles: board.latest() })
        .catch(logFault('tiles.report'));
    });
    return () => ticks.dispose();
  }, [session, board, displayId]);
}
