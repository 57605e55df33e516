import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LinkBanner } from '../session/link-banner.tsx';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';
import { planTiles } from './plan-tiles.ts';
import { TileBoard } from './tile-board.ts';
import { TileList } from './tile-list.tsx';
import { useBoardTicks } from './use-board-ticks.ts';
import { useVideoWall } from './use-video-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { useWindowSize } from './use-window-size.ts';
import { VideoFaults } from './video-faults.tsx';
import { WallMessage } from './wall-message.tsx';

/** A wall window: one canvas under a thin layer of words. */
export function WallPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { window: identity, wall, cameras, link } = useStore(session.store);
  const size = useWindowSize();
  const display = wall.displays.find(({ id }) => id === identity?.displayId);
  const tiles = useMemo(() => (display ? planTiles(display, cameras, size) : []), [display, cameras, size]);
  const [board] = useState(() => new TileBoard(t, pageTimeMs));
  const canvas = useVideoWall(session, board, size, tiles);
  const overlay = useWallKeys(session);
  useEffect(() => board.speak(t), [board, t]);
  useEffect(() => board.setOverlay(overlay), [board, overlay]);
  useBoardTicks(session, board, display?.id ?? null);
  return (
    <main className={overlay ? 'wall with-overlay' : 'wall'}>
      <canvas ref={canvas} className="wall-canvas" />
      <TileList board={board} tiles={tiles} ratio={size.ratio} />
      <WallMessage
        identity={identity}
        display={display}
        cameraCount={cameras.size}
        connecting={link.phase === 'connecting'}
      />
      <LinkBanner link={link} />
      <VideoFaults session={session} />
    </main>
  );
}
