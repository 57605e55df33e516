import { type RefObject, useEffect } from 'react';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import type { TilePoint } from '../../shared/wall/zoom-region.ts';
import { boxRegion, zoomAbout } from '../../shared/wall/zoom-region.ts';
import type { Session } from '../session/session-store.ts';
import { createZoomSender } from '../session/zoom-sender.ts';
import { type PlannedTile, pictureRect } from './plan-tiles.ts';

/** One notch of a wheel. */
const wheelFactor = 1.25;
/** A box smaller than this share of the tile was a click. */
const smallestBox = 0.03;

/** The pointer on a wall: the wheel magnifies the picture under it, a box drawn over a picture is shown large. */
export function useWallZoom(
  session: Session,
  surface: RefObject<HTMLElement | null>,
  display: DisplayView | undefined,
  tiles: readonly PlannedTile[],
  ratio: number,
): void {
  useEffect(() => {
    const element = surface.current;
    if (!element || !display) return;
    const sender = createZoomSender(session, display.id);
    const under = (event: MouseEvent) => pointerTile(event, tiles, ratio);
    const regionOf = (tile: number): PictureRegion | null => sender.latest(tile, display.zooms[tile] ?? null);
    let drawn: { readonly tile: number; readonly from: TilePoint } | null = null;
    const listeners = {
      wheel: (event: WheelEvent) => {
        const hit = under(event);
        if (!hit || event.deltaY === 0) return;
        event.preventDefault();
        const factor = event.deltaY < 0 ? wheelFactor : 1 / wheelFactor;
        sender.send(hit.tile, zoomAbout(regionOf(hit.tile), hit.point, factor));
      },
      pointerdown: (event: PointerEvent) => {
        const hit = event.button === 0 ? under(event) : null;
        drawn = hit && { tile: hit.tile, from: hit.point };
      },
      pointerup: (event: PointerEvent) => {
        const hit = under(event);
        if (drawn && hit?.tile === drawn.tile && isBox(drawn.from, hit.point))
          sender.send(hit.tile, boxRegion(regionOf(hit.tile), drawn.from, hit.point));
        drawn = null;
      },
    };
    element.addEventListener('wheel', listeners.wheel, { passive: false });
    element.addEventListener('pointerdown', listeners.pointerdown);
    element.addEventListener('pointerup', listeners.pointerup);
    return () => {
      element.removeEventListener('wheel', listeners.wheel);
      element.removeEventListener('pointerdown', listeners.pointerdown);
      element.removeEventListener('pointerup', listeners.pointerup);
    };
  }, [session, surface, display, tiles, ratio]);
}

function isBox(from: TilePoint, to: TilePoint): boolean {
  return Math.abs(from.x - to.x) > smallestBox && Math.abs(from.y - to.y) > smallestBox;
}

/** The tile under the pointer, and where in its picture the pointer is. */
function pointerTile(
  { clientX, clientY }: MouseEvent,
  tiles: readonly PlannedTile[],
  ratio: number,
): { tile: number; point: TilePoint } | null {
  for (const planned of tiles) {
    if (planned.camera === null) continue;
    const rect = pictureRect(planned);
    const x = (clientX * ratio - rect.x) / rect.width;
    const y = (clientY * ratio - rect.y) / rect.height;
    if (x >= 0 && x <= 1 && y >= 0 && y <= 1) return { tile: planned.tile, point: { x, y } };
  }
  return null;
}
