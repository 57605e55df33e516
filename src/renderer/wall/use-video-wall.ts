import { useEffect, useLayoutEffect, useRef } from 'react';
import { assert } from '../../shared/base/assert.ts';
import type { Session } from '../session/session-store.ts';
import { createVideoWall, type VideoWall } from '../video/video-wall.ts';
import { answerDecodeWanted } from './answer-decode-wanted.ts';
import type { FeedOrders } from './order-follower.ts';
import { type PlannedTile, tileWishes, type WindowSize } from './plan-tiles.ts';
import { tellAbilities } from './tell-abilities.ts';
import { tellPainter } from './tell-painter.ts';
import type { TileBoard } from './tile-board.ts';

/** How long the fault can be read before the page is loaded anew. */
const reloadAfterMs = 1500;

/**
 * Puts the video engine on a canvas for as long as the page lives and keeps it told of the wanted tiles. Returns refs of the canvas and the engine.
 * The canvas is made once: its drawing is given to the engine's worker and cannot be taken back.
 */
export function useVideoWall(
  session: Session,
  board: TileBoard,
  size: WindowSize,
  tiles: readonly PlannedTile[],
  orders: FeedOrders,
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const engine = useRef<VideoWall>(null);
  useEffect(() => {
    assert(canvas.current, 'the wall has its canvas');
    const core = tellPainter(session);
    const abilities = tellAbilities(session);
    let painter: string | null = null;
    const measuring = answerDecodeWanted(session, () => painter);
    const wall = createVideoWall({
      canvas: canvas.current,
      bridge: session.bridge.endpoint,
      onTiles: (reports) => board.show(reports),
      onPainter: (found) => {
        painter = found.painter;
        core.found({ painter: found.painter, measured: [...found.measured] });
      },
      onFault: ({ code, message }) => {
        session.tell('video', `${code}: ${message}`);
        // The worker has the canvas for good, so a new one needs a new page. The wait keeps a worker that dies at once from a tight loop.
        if (code === 'video-worker-died') setTimeout(() => location.reload(), reloadAfterMs);
      },
    });
    engine.current = wall;
    return () => {
      wall.dispose();
      core.dispose();
      abilities.dispose();
      measuring.dispose();
    };
  }, [session, board]);
  // Before the words are laid out: the engine opens its streams meanwhile.
  useLayoutEffect(() => {
    engine.current?.setTiles({ width: size.width, height: size.height }, tileWishes(tiles, orders));
  }, [size, tiles, orders]);
  return { canvas, engine };
}
