import type { MeasuredCodec } from '../../../shared/capacity/capacity.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { FeedLane } from '../../../shared/wall/feed-order.ts';

/** All lanes. */
export const feedLanes: readonly FeedLane[] = FeedLane.options;

/** What a window's browser decodes. */
export interface CodecAbility {
  readonly codec: MeasuredCodec;
  readonly decodes: boolean;
  readonly hardware: boolean;
}

/** Chromium on Linux decodes at most this many streams by hardware in one GPU process; more are decoded in software, or not at all. */
export const hardwareDecoders = 16;

/** Where every browser stands that has not told yet. */
const usualAbilities: readonly CodecAbility[] = [
  { codec: 'h264', decodes: true, hardware: false },
  { codec: 'mjpeg', decodes: true, hardware: false },
];

/** Codecs that Chromium decodes by hardware only: without a free decoder there is no picture. */
const hardwareOnly: ReadonlySet<StreamConfig['codec']> = new Set(['hevc']);

export interface LaneQuestion {
  readonly codec: StreamConfig['codec'];
  /** Null until the window has told. */
  readonly abilities: readonly CodecAbility[] | null;
  /** Lanes in which this feed failed lately. */
  readonly failed: ReadonlySet<FeedLane>;
  /** False when the browser's hardware decoders are all in use by others. */
  readonly hardwareLeft: boolean;
}

/** Lanes that can decode the feed. None that failed is among them, unless all did: then the one that decodes everything is. */
export function possibleLanes({ codec, abilities, failed, hardwareLeft }: LaneQuestion): FeedLane[] {
  const lanes: FeedLane[] = [];
  const ability = (abilities ?? usualAbilities).find((one) => one.codec === codec);
  const starved = hardwareOnly.has(codec) && !hardwareLeft;
  if (ability?.decodes && !starved && !failed.has('webcodecs')) lanes.push('webcodecs');
  if (!failed.has('ffmpeg') || lanes.length === 0) lanes.push('ffmpeg');
  return lanes;
}

/** Whether a feed of that codec takes one of the browser's hardware decoders. */
export function takesHardware(
  codec: StreamConfig['codec'],
  abilities: readonly CodecAbility[] | null,
): boolean {
  return (abilities ?? []).some((one) => one.codec === codec && one.decodes && one.hardware);
}

/** A lane and the size, in pixels drawn, for which it was chosen. */
export interface LaneChoice {
  readonly lane: FeedLane;
  readonly pixels: number;
}

/** A lane is left for another only when that is at least a fifth cheaper. */
const worthLeaving = 0.8;
/** From this change of a tile's height on, the choice is open again. */
const sizeChange = 1.34;

/**
 * The cheapest of the possible lanes, slow to change its mind: the lane chosen before stays unless it cannot be had any more, another costs a fifth
 * less, or the tile has another size and another is cheaper now. `costs` are of the possible lanes, core milliseconds a second.
 */
export function chooseLane(
  costs: ReadonlyMap<FeedLane, number>,
  pixels: number,
  before: LaneChoice | null,
): LaneChoice {
  const [cheapest = null] = [...costs].sort(([, a], [, b]) => a - b);
  if (!cheapest) return before ?? { lane: 'webcodecs', pixels };
  const [lane, cost] = cheapest;
  const costBefore = before && costs.get(before.lane);
  if (!before || costBefore === undefined || costBefore === null) return { lane, pixels };
  const ratio = Math.max(pixels, before.pixels) / Math.max(1, Math.min(pixels, before.pixels));
  const resized = ratio >= sizeChange ** 2;
  if (cost <= costBefore * worthLeaving || (resized && cost < costBefore)) return { lane, pixels };
  return resized ? { lane: before.lane, pixels } : before;
}
