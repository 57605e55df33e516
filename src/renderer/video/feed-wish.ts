import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { LaneWish } from '../../shared/media/media-message.ts';
import type { FeedLane, FeedTier } from '../../shared/wall/feed-order.ts';

/** What an open feed can be changed in: how many of its pictures, and in the ffmpeg lane how large. */
export interface FeedTuning {
  readonly tier: FeedTier;
  /** The room that the whole picture has, in device pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A feed as a tile wants it. Camera, role and lane say which one it is. */
export interface FeedWish extends FeedTuning {
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly lane: FeedLane;
}

const { min, max, ceil } = Math;

/** The wish as the core is told it: sizes are whole and within what the contract allows. */
export function decodeWish({ lane, widthPx, heightPx }: Omit<FeedWish, 'cameraId' | 'role'>): LaneWish {
  return lane === 'webcodecs' ? { lane } : { lane, widthPx: sizePx(widthPx), heightPx: sizePx(heightPx) };
}

/** True when both mean the same to a feed of that lane. */
export function sameTuning(lane: FeedWish['lane'], a: FeedTuning, b: FeedTuning): boolean {
  if (a.tier !== b.tier) return false;
  if (lane === 'webcodecs') return true;
  return sizePx(a.widthPx) === sizePx(b.widthPx) && sizePx(a.heightPx) === sizePx(b.heightPx);
}

function sizePx(lengthPx: number): number {
  return min(8192, max(2, ceil(lengthPx)));
}
