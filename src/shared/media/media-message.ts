import { z } from 'zod';
import { StreamRole } from '../camera/stream-role.ts';
import { FeedTier } from '../wall/feed-order.ts';
import type { IngestStatus } from './ingest-status.ts';
import type { LaneStatus } from './lane-status.ts';
import type { SoundConfig } from './sound-config.ts';

/**
 * The media socket between core and window, one WebSocket per window.
 *
 * Core to window: binary messages, each a run of records, little-endian. A record is a 12-byte head and its body:
 *   u8 kind · u8 flags · u16 slot · u32 body length · u32 generation
 *   kind 1 config: body = JSON StreamConfig head (u32 length + UTF-8), then the extradata bytes
 *   kind 2 packet: body = f64 ptsMs · f64 arrivedAtMs · payload;  flags: 1 = keyframe, 2 = packets before this one were dropped for this window,
 *                  4 = replayed from the GOP cache (older than now: decode, show the last of the run)
 *   kind 3 status: body = JSON IngestStatus.   kind 4 pong: body = f64 the ping's sentAtMs · f64 core time (slot 0)
 *   kind 5 sound:  body as config's, with a JSON SoundConfig head, or `null`: the stream has no sound
 *   kind 6 picture: body = f64 ptsMs · f64 arrivedAtMs · u16 width · u16 height · u8 matrix (0 BT.601, 1 BT.709) · u8 full range (0, 1) · u16 0 · I420 planes without
 *                  padding; width and height are even. Flag 4 as for packets. Every picture stands alone.
 *   kind 7 lane:   body = JSON LaneStatus: how the decoder of a slot in the `ffmpeg` lane stands
 * `slot` is the number the window chose when it opened the stream; `generation` grows with every new connection to the camera.
 * A slot that was opened with `open` gets status, config and packets of the pictures, or, in the `ffmpeg` lane, pictures and lane in place of packets; one opened with `listen` gets status, sound and packets
 * of the sound, each flagged as keyframe, nothing cached.
 * Core time is epoch milliseconds that never jump: performance.timeOrigin + performance.now() of the core's process.
 *
 * Window to core: JSON text, WindowMediaMessage.
 */
export const recordKind = {
  config: 1,
  packet: 2,
  status: 3,
  pong: 4,
  sound: 5,
  picture: 6,
  lane: 7,
} as const;
export const packetFlag = { keyframe: 1, afterGap: 2, cached: 4 } as const;
export const recordHeadBytes = 12;
export const packetHeadBytes = 16;
export const pictureHeadBytes = 24;

/**
 * The decoding that a window wants for a slot: packets to decode itself, or finished pictures that fit into widthPx x heightPx, never larger than the
 * stream's own. A picture may come a little larger than asked for: sizes are rounded up, so that small changes of a tile start nothing anew.
 */
export const LaneWish = z.discriminatedUnion('lane', [
  z.object({ lane: z.literal('webcodecs') }),
  z.object({
    lane: z.literal('ffmpeg'),
    widthPx: z.number().int().min(2).max(8192),
    heightPx: z.number().int().min(2).max(8192),
  }),
]);
export type LaneWish = z.infer<typeof LaneWish>;

/** Codec of a pulled stream, as ffmpeg spells it; `other` names what NUT's fourcc said. */
export const StreamConfig = z.object({
  codec: z.enum(['h264', 'hevc', 'mjpeg', 'mpeg4', 'other']),
  fourcc: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type StreamConfig = z.infer<typeof StreamConfig>;

export const WindowMediaMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    slot: z.number().int().min(1).max(65535),
    cameraId: z.string(),
    role: StreamRole,
    decode: LaneWish,
    tier: FeedTier,
  }),
  /** Another size or tier for an open slot, in the lane it has: pictures go on without a gap. */
  z.object({
    type: z.literal('tune'),
    slot: z.number().int().min(1).max(65535),
    decode: LaneWish,
    tier: FeedTier,
  }),
  /** The sound of a camera: of its main stream if somebody watches that anyway, else of `role`. */
  z.object({
    type: z.literal('listen'),
    slot: z.number().int().min(1).max(65535),
    cameraId: z.string(),
    role: StreamRole,
  }),
  z.object({ type: z.literal('close'), slot: z.number().int().min(1).max(65535) }),
  /** Bytes of records that the window has finished with since its last credit. */
  z.object({ type: z.literal('credit'), bytes: z.number().int().min(0) }),
  z.object({ type: z.literal('ping'), sentAtMs: z.number() }),
]);
export type WindowMediaMessage = z.infer<typeof WindowMediaMessage>;

/** Bytes of records the core may have under way to a window before it drops that window's packets up to the next keyframe. */
export const creditWindowBytes = 8 * 1024 * 1024;

export type MediaRecord =
  | { kind: 'config'; slot: number; generation: number; config: StreamConfig; extradata: Uint8Array }
  | {
      kind: 'packet';
      slot: number;
      generation: number;
      flags: number;
      ptsMs: number;
      arrivedAtMs: number;
      payload: Uint8Array;
    }
  | { kind: 'sound'; slot: number; generation: number; config: SoundConfig | null; extradata: Uint8Array }
  | {
      kind: 'picture';
      slot: number;
      generation: number;
      flags: number;
      ptsMs: number;
      arrivedAtMs: number;
      width: number;
      height: number;
      matrix: 'bt601' | 'bt709';
      fullRange: boolean;
      planes: Uint8Array;
    }
  | { kind: 'lane'; slot: number; generation: number; status: LaneStatus }
  | { kind: 'status'; slot: number; generation: number; status: IngestStatus }
  | { kind: 'pong'; sentAtMs: number; coreTimeMs: number };
