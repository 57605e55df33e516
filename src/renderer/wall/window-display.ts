import type { WindowIdentity } from '../../shared/contract/window-identity.ts';
import { builtInArrangement } from '../../shared/wall/arrange.ts';
import type { DisplayView, WallView } from '../../shared/wall/wall-view.ts';

/** What this window shows: its display's tiles, or in a zoom window one tile with the part of the picture it was opened for. */
export function windowDisplay(wall: WallView, identity: WindowIdentity | null): DisplayView | undefined {
  if (identity?.kind !== 'zoom') return wall.displays.find(({ id }) => id === identity?.displayId);
  const zoom = wall.zoomWindows.find(({ id }) => id === identity.displayId);
  if (!zoom) return undefined;
  return {
    id: zoom.id,
    name: '',
    bounds: { x: 0, y: 0, width: 960, height: 540 },
    layout: '1x1',
    grid: builtInArrangement('1x1', []).grid,
    tiles: [zoom.cameraId],
    maximised: null,
    zooms: { 0: zoom.region },
    carousel: null,
    whenAway: null,
    standsInFor: [],
  };
}
