import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LinkBanner } from '../session/link-banner.tsx';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';
import { DisplayNumber } from './display-number.tsx';
import { planTiles } from './plan-tiles.ts';
import { TileBoard } from './tile-board.ts';
import { TileList } from './tile-list.tsx';
import { useBoardTicks } from './use-board-ticks.ts';
import { useFeedOrders } from './use-feed-orders.ts';
import { usePictures } from './use-pictures.ts';
import { useVideoWall } from './use-video-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { useWallZoom } from './use-wall-zoom.ts';
import { useWindowSize } from './use-window-size.ts';
import { VideoFaults } from './video-faults.tsx';
import { WallMessage } from './wall-message.tsx';
import { windowDisplay } from './window-display.ts';

/** A wall window: one canvas under a thin layer of words. */
export function WallPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { window: identity, wall, cameras, link } = useStore(session.store);
  const size = useWindowSize();
  const display = useMemo(() => windowDisplay(wall, identity), [wall, identity]);
  const tiles = useMemo(() => (display ? planTiles(display, cameras, size) : []), [display, cameras, size]);
  const [board] = useState(() => new TileBoard(t, pageTimeMs));
  const surface = useRef<HTMLElement>(null);
  const orders = useFeedOrders(session, display, tiles);
  const { canvas, engine } = useVideoWall(session, board, size, tiles, orders);
  const { overlay } = wall;
  useWallKeys(session);
  useWallZoom(session, surface, display, tiles, size.ratio);
  usePictures(session, engine, identity?.kind === 'wall' ? identity.displayId : null);
  useEffect(() => board.speak(t), [board, t]);
  useEffect(() => board.setOverlay(overlay), [board, overlay]);
  useBoardTicks(session, board, display?.id ?? null);
  return (
    <main ref={surface} className={overlay ? 'wall with-overlay' : 'wall'}>
      <canvas ref={canvas} className="wall-canvas" />
      <TileList board={board} tiles={tiles} ratio={size.ratio} />
      <WallMessage
        identity={identity}
        display={display}
        cameraCount={cameras.size}
        connecting={link.phase === 'connecting'}
      />
      <DisplayNumber
        session={session}
        index={wall.displays.findIndex(({ id }) => id === display?.id) + 1}
        name={display?.name ?? ''}
      />
      <LinkBanner link={link} />
      <VideoFaults session={session} />
    </main>
  );
}
