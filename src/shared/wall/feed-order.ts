import { z } from 'zod';
import { StreamRole } from '../camera/stream-role.ts';
import { TileReason } from './tile-state.ts';

/** Where a feed is decoded: in the window, or by a second ffmpeg that hands the window finished pictures at tile size. */
export const FeedLane = z.enum(['webcodecs', 'ffmpeg']);
export type FeedLane = z.infer<typeof FeedLane>;

/**
 * How many of a stream's pictures are decoded: every one, half of them (every other one, or the first half of each group where the rest needs the one before), or
 * only the keyframes, which is the relief between a small stream and none. The fullest first.
 */
export const FeedTier = z.enum(['all', 'half', 'keyframes']);
export type FeedTier = z.infer<typeof FeedTier>;

/** The tier that serves all of these. */
export function fullestTier(tiers: readonly FeedTier[]): FeedTier {
  return FeedTier.options.find((tier) => tiers.includes(tier)) ?? 'keyframes';
}

/** What a window shows in a tile: the camera, and the room in device pixels that its whole picture would have (more than the tile, when a part is shown). */
export const TileDemand = z.object({
  tile: z.number().int().min(0),
  cameraId: z.string(),
  widthPx: z.number().positive(),
  heightPx: z.number().positive(),
  /** Maximised or zoomed: the best stream, whatever it costs the others. */
  best: z.boolean(),
});
export type TileDemand = z.infer<typeof TileDemand>;

/** How a tile is to be shown; `reason` says why that is not the best the camera has, null when it is. */
export const FeedOrder = z.object({
  tile: z.number().int().min(0),
  cameraId: z.string(),
  role: StreamRole,
  lane: FeedLane,
  tier: FeedTier,
  reason: TileReason.nullable(),
});
export type FeedOrder = z.infer<typeof FeedOrder>;
