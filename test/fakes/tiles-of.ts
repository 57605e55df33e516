import type { TileDemand } from '../../src/shared/wall/feed-order.ts';

/** A wall of so many tiles of one size, of the cameras from `first` on. */
export function tilesOf(count: number, heightPx = 135, first = 0): TileDemand[] {
  return Array.from({ length: count }, (_, index) => ({
    tile: index,
    cameraId: `camera-${first + index}`,
    widthPx: (heightPx * 16) / 9,
    heightPx,
    best: false,
  }));
}
