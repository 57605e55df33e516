import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { FeedLane, FeedTier } from '../../../shared/wall/feed-order.ts';
import { costGuesses, fixedMsPerSecond, halfGuess, keyframeGuess } from './cost-guesses.ts';
import { type StreamFacts, usualFps } from './stream-facts.ts';

/** One picture's way: who decodes it, what it is, and the room it is drawn into, in device pixels. */
export interface PictureWay {
  readonly lane: FeedLane;
  readonly codec: StreamConfig['codec'];
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

interface Pixels {
  readonly source: number;
  readonly tile: number;
}

/** How much of a picture's cost goes with the pixels that are decoded; the rest goes with those that are drawn. */
const decodingShare = 0.75;

/**
 * Core milliseconds of one picture: the nearest combination that was measured here (same lane and codec), scaled by its pixels, or a cautious guess
 * where none was. Of several methods measured at the same sizes the cheapest counts: it is the one the lane uses.
 */
export function msPerPicture(figures: readonly CapacityFigure[], way: PictureWay): number {
  const pixels = pixelsOf(way);
  let nearest: { ms: number; at: Pixels; far: number } | null = null;
  for (const figure of figures) {
    if (figure.lane !== way.lane || figure.codec !== way.codec || figure.msPerPicture === null) continue;
    const at = pixelsOf(figure);
    const far = distance(at, pixels);
    if (nearest && (far > nearest.far || (far === nearest.far && figure.msPerPicture >= nearest.ms)))
      continue;
    nearest = { ms: figure.msPerPicture, at, far };
  }
  if (nearest) return nearest.ms * scale(nearest.at, pixels);
  const guess = costGuesses[way.lane][way.codec];
  return (
    guess.picture + (guess.sourceMegapixel * pixels.source) / 1e6 + (guess.tileMegapixel * pixels.tile) / 1e6
  );
}

/** Core milliseconds a second of a feed drawn into that room: its pictures, its way to the window and its pull. */
export function feedMsPerSecond(
  figures: readonly CapacityFigure[],
  options: {
    readonly lane: FeedLane;
    readonly tier: FeedTier;
    readonly stream: StreamFacts;
    readonly widthPx: number;
    readonly heightPx: number;
  },
): number {
  const { lane, tier, stream, widthPx, heightPx } = options;
  const { codec, width, height } = stream;
  const picture = msPerPicture(figures, {
    lane,
    codec,
    width,
    height,
    tileWidth: widthPx,
    tileHeight: heightPx,
  });
  const fps = stream.fps ?? usualFps;
  return picturesPerSecond(tier, fps) * picture + fixedMsPerSecond.feed + fixedMsPerSecond.pull;
}

/** How many average pictures take as much as those of a tier. */
function picturesPerSecond(tier: FeedTier, fps: number): number {
  const keyframes = Math.min(fps, keyframeGuess.perSecond) * keyframeGuess.dearer;
  if (tier === 'all') return fps;
  return tier === 'half' ? Math.max(keyframes, fps * halfGuess) : keyframes;
}

function pixelsOf({ width, height, tileWidth, tileHeight }: Omit<PictureWay, 'lane' | 'codec'>): Pixels {
  const source = Math.max(1, width * height);
  // A picture is never enlarged before it is drawn.
  return { source, tile: Math.min(source, Math.max(1, tileWidth * tileHeight)) };
}

function distance(a: Pixels, b: Pixels): number {
  return (
    Math.abs(Math.log(a.source / b.source)) * decodingShare +
    Math.abs(Math.log(a.tile / b.tile)) * (1 - decodingShare)
  );
}

function scale(from: Pixels, to: Pixels): number {
  return decodingShare * (to.source / from.source) + (1 - decodingShare) * (to.tile / from.tile);
}
