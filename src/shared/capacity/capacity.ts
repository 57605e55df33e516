import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { FeedLane } from '../wall/feed-order.ts';
import { TileReason } from '../wall/tile-state.ts';

/** Codecs that are measured; of others nothing is known but what the governor sees. */
export const MeasuredCodec = z.enum(['h264', 'hevc', 'mjpeg', 'mpeg4']);
export type MeasuredCodec = z.infer<typeof MeasuredCodec>;

/**
 * What one picture costs this machine on its way from packet to glass: decoded by `lane` with `method` (`software`, `browser`, or a hardware method of
 * ffmpeg such as `vaapi`), from width x height into a tile of tileWidth x tileHeight. `msPerPicture` is core milliseconds, measured with every core at
 * work; null when it does not work here, and `problem` says why.
 */
export const CapacityFigure = z.object({
  lane: FeedLane,
  method: z.string(),
  codec: MeasuredCodec,
  width: z.number().int(),
  height: z.number().int(),
  tileWidth: z.number().int(),
  tileHeight: z.number().int(),
  msPerPicture: z.number().positive().nullable(),
  problem: z.string().nullable(),
});
export type CapacityFigure = z.infer<typeof CapacityFigure>;

/** What the figures were taken on: another machine, ffmpeg or driver wants new ones. */
export const Machine = z.object({
  cpu: z.string(),
  cores: z.number().int().min(1),
  memoryMb: z.number(),
  platform: z.string(),
  ffmpeg: z.string(),
  /** Graphics cards and drivers in words; empty when there is none, null where the system does not tell. */
  graphics: z.string().nullable(),
});
export type Machine = z.infer<typeof Machine>;

/** A hardware method of ffmpeg on this machine. `untested` rows of the table could not be run anywhere yet by those who wrote them. */
export const HardwareMethod = z.object({ method: z.string(), works: z.boolean(), detail: z.string() });
export type HardwareMethod = z.infer<typeof HardwareMethod>;

/** How many more streams of the usual kind (640x360 and 1920x1080, H.264, 25 a second) fit beside what runs now. */
export const Room = z.object({
  sub: z.number().int().min(0),
  main: z.number().int().min(0),
  /** What runs now, in percent of what may be used. */
  usedPercent: z.number().min(0),
});
export type Room = z.infer<typeof Room>;

/** What the machine can hold, as the desk shows it. */
export const CapacityView = z.object({
  /** `unmeasured`: cautious guesses are used. */
  state: z.enum(['unmeasured', 'measuring', 'measured']),
  /** Of a measurement under way, 0 to 1. */
  progress: z.number().min(0).max(1),
  measuredAtMs: z.number().nullable(),
  /** What came between in the last measurement; null when it was finished or stopped, or there was none. */
  fault: Fault.nullable(),
  machine: Machine,
  methods: z.array(HardwareMethod),
  figures: z.array(CapacityFigure),
  /** Null until it is known. */
  room: Room.nullable(),
  /** How many tiles of all windows show less than the best, by reason. */
  low: z.partialRecord(TileReason, z.number().int()),
  /** The governor's last decisions, newest first. */
  decisions: z.array(
    z.object({ atMs: z.number(), cameraId: z.string(), act: z.string(), reason: TileReason.nullable() }),
  ),
});
export type CapacityView = z.infer<typeof CapacityView>;
