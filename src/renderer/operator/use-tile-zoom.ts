import { type PointerEvent, useEffect, useRef } from 'react';
import { fitPicture } from '../../shared/wall/layout.ts';
import type { TilePoint } from '../../shared/wall/zoom-region.ts';
import type { Operator, TilePlace } from './operator-store.ts';
import { zoomTileAbout, zoomTileTo } from './zoom-acts.ts';

const wheelFactor = 1.25;
const smallestBox = 0.05;

/** The pointer on a miniature: the wheel magnifies that tile's picture on the wall, a box drawn with Shift held is shown large. */
export function useTileZoom(operator: Operator, place: TilePlace, hasCamera: boolean) {
  const element = useRef<HTMLButtonElement>(null);
  const from = useRef<TilePoint | null>(null);
  const { displayId, tile } = place;
  useEffect(() => {
    const target = element.current;
    if (!target || !hasCamera) return;
    const wheel = (event: WheelEvent) => {
      if (event.deltaY === 0) return;
      event.preventDefault();
      const factor = event.deltaY < 0 ? wheelFactor : 1 / wheelFactor;
      zoomTileAbout(operator, { displayId, tile }, pointIn(target, event), factor);
    };
    // React's own wheel listeners are passive: they could not keep the page from scrolling.
    target.addEventListener('wheel', wheel, { passive: false });
    return () => target.removeEventListener('wheel', wheel);
  }, [operator, displayId, tile, hasCamera]);
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (!event.shiftKey || !hasCamera) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = pointIn(event.currentTarget, event.nativeEvent);
    },
    onPointerUp: (event: PointerEvent<HTMLButtonElement>) => {
      const start = from.current;
      from.current = null;
      const end = pointIn(event.currentTarget, event.nativeEvent);
      if (start && Math.abs(end.x - start.x) > smallestBox && Math.abs(end.y - start.y) > smallestBox)
        zoomTileTo(operator, place, start, end);
    },
  };
  return { element, handlers };
}

/** Where in the picture, which has 16:9 within the tile, the pointer is; on the bars it is the edge. */
function pointIn(target: HTMLElement, { clientX, clientY }: MouseEvent): TilePoint {
  const { left, top, width, height } = target.getBoundingClientRect();
  const rect = fitPicture({ x: 0, y: 0, width: Math.max(1, width), height: Math.max(1, height) }, 16, 9);
  const share = (at: number, size: number) => Math.min(1, Math.max(0, at / Math.max(1, size)));
  return {
    x: share(clientX - left - rect.x, rect.width),
    y: share(clientY - top - rect.y, rect.height),
  };
}
