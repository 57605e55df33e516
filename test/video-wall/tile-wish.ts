import type { TileWish } from '../../src/renderer/video/video-wall.ts';

/** The four tiles of the 640x360 page. */
const quarters = [0, 1, 2, 3].map((tile) => ({
  x: (tile & 1) * 320,
  y: (tile >> 1) * 180,
  width: 320,
  height: 180,
}));

/** A camera with a small stream, decoded in the window, unless `more` says otherwise. */
export function tileWish(tile: number, cameraId: string, more: Partial<TileWish> = {}): TileWish {
  const rect = quarters[tile] ?? { x: 0, y: 0, width: 0, height: 0 };
  const how = { role: 'sub', lane: 'webcodecs', tier: 'all', ordered: null } as const;
  return { tile, cameraId, roles: ['sub'], ...how, rect, region: null, ...more };
}
