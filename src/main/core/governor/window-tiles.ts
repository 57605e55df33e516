import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { TileDemand } from '../../../shared/wall/feed-order.ts';
import type { CodecAbility } from './choose-lane.ts';

/** A window as it last told: its tiles, which streams its cameras have, and what its browser decodes. */
export interface WindowTiles {
  readonly windowId: string;
  readonly tiles: readonly TileDemand[];
  readonly roles: (cameraId: string) => readonly StreamRole[];
  readonly abilities: readonly CodecAbility[] | null;
}

/** From this change of a tile's height on, the wall is another one. */
const otherSize = 1.34;

/** Whether tiles came, went, or have got quite another size: then everything is planned anew. */
export function isOtherWall(before: readonly TileDemand[], now: readonly TileDemand[]): boolean {
  if (before.length !== now.length) return true;
  return now.some((tile) => {
    const old = before.find((one) => one.tile === tile.tile && one.cameraId === tile.cameraId);
    if (!old) return true;
    const ratio = tile.heightPx / old.heightPx;
    return ratio >= otherSize || ratio <= 1 / otherSize;
  });
}

/** The tile that decides for its camera: the largest. */
export function largestTile(tiles: readonly TileDemand[]): TileDemand | null {
  const size = ({ widthPx, heightPx }: TileDemand) => widthPx * heightPx;
  return tiles.reduce<TileDemand | null>((best, one) => (best && size(best) >= size(one) ? best : one), null);
}
