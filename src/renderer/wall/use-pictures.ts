import { type RefObject, useEffect } from 'react';
import { faultOf } from '../../shared/base/fault.ts';
import { everySecond } from '../session/every-second.ts';
import { logFault } from '../session/log-fault.ts';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';
import type { VideoWall } from '../video/video-wall.ts';
import { base64Of } from './base64-of.ts';

const stillWidthPx = 640;

/** Pictures that this window gives away: small stills of itself while a desk wants them, and a tile's whole picture when one is asked for. */
export function usePictures(
  session: Session,
  engine: RefObject<VideoWall | null>,
  displayId: string | null,
): void {
  useEffect(() => {
    if (displayId === null) return;
    let busy = false;
    const still = async () => {
      const blob = await engine.current?.still(stillWidthPx);
      if (blob)
        await session.bridge.call('display.still', {
          displayId,
          atMs: pageTimeMs(),
          jpeg: await base64Of(blob),
        });
    };
    const ticks = everySecond(() => {
      if (!session.store.getState().stillsWanted || busy || session.bridge.status.phase !== 'connected')
        return;
      busy = true;
      void still()
        .catch(logFault('display.still'))
        .finally(() => {
          busy = false;
        });
    });
    const pictures = session.bridge.on('picture.wanted', (event) => {
      if (event.displayId !== displayId) return;
      void answer(session, engine.current, event.requestId, event.tile).catch(logFault('picture.made'));
    });
    return () => {
      ticks.dispose();
      pictures.dispose();
    };
  }, [session, engine, displayId]);
}

async function answer(
  session: Session,
  wall: VideoWall | null,
  requestId: string,
  tile: number,
): Promise<void> {
  try {
    const taken = (await wall?.picture(tile)) ?? null;
    const picture = taken && { ...taken, png: await base64Of(taken.png) };
    await session.bridge.call('picture.made', { requestId, picture, fault: null });
  } catch (error) {
    await session.bridge.call('picture.made', { requestId, picture: null, fault: faultOf(error) });
  }
}
