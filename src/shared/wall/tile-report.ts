import { z } from 'zod';
import { StreamRole } from '../camera/stream-role.ts';
import { FeedLane } from './feed-order.ts';
import { TileReason, TileState } from './tile-state.ts';

/** Milliseconds from a packet's arrival in the core to its picture drawn. */
export const AgeMs = z.object({ p50: z.number(), p95: z.number(), max: z.number() });

/** A feed of a tile that cannot be decoded where it is: what is shown, or what is to follow it. */
export const FailingFeed = z.object({
  stream: StreamRole,
  lane: FeedLane,
  reason: z.enum(['unsupported-codec', 'decoder-died']),
});
export type FailingFeed = z.infer<typeof FailingFeed>;

/**
 * How one tile does, told by its window. Sizes in pixels of the stream; rates in frames per second; `presentedFps` counts from the first
 * picture, `firstPictureMs` from the moment the tile was given its camera. Null where there was no picture to measure.
 */
export const TileReport = z.object({
  tile: z.number().int(),
  cameraId: z.string(),
  state: TileState,
  reason: TileReason.nullable(),
  detail: z.string(),
  attempt: z.number().int(),
  codec: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  stream: StreamRole.nullable(),
  lane: z.enum(['webcodecs', 'ffmpeg', 'webrtc']).nullable(),
  /** By what the lane decodes: `software`, `hardware` (the browser's) or a hardware method of ffmpeg; left out while nobody knows. */
  method: z.string().nullable().optional(),
  /** Left out while every feed of the tile is decoded. */
  failing: FailingFeed.nullable().optional(),
  receivedFps: z.number(),
  presentedFps: z.number(),
  /** Both rates over the last few seconds; left out before there has been a second to count in. */
  recent: z.object({ receivedFps: z.number(), presentedFps: z.number() }).optional(),
  dropped: z.number().int(),
  firstPictureMs: z.number().nullable(),
  ageMs: AgeMs.nullable(),
  pictureAtMs: z.number().nullable(),
});
export type TileReport = z.infer<typeof TileReport>;
