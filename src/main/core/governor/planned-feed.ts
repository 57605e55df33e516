import type { Rung } from './rung.ts';

/** What the plan knows of a feed: one camera in one window, in however many tiles. */
export interface PlannedFeed {
  /** Names the feed. */
  readonly key: string;
  readonly windowId: string;
  /** Of its largest tile, drawn. */
  readonly pixels: number;
  /** The better of two tiles of the same size has the fewer pixels to decode. */
  readonly decodedPixels: number;
  readonly sinceMs: number;
  /** The operator looks at it: it is never lowered. */
  readonly locked: boolean;
  readonly rungs: readonly Rung[];
  /** Cores that each of the rungs takes, as the cost model says, uncorrected. */
  readonly cores: readonly number[];
  /** Which of the rungs it has. */
  rung: number;
}

/** Cores that a feed takes on the rung it has, or on another. */
export function coresOf(feed: PlannedFeed, rung = feed.rung): number {
  return feed.cores[rung] ?? 0;
}

/** What all of them take. */
export function totalCores(feeds: readonly PlannedFeed[]): number {
  return feeds.reduce((sum, feed) => sum + coresOf(feed), 0);
}

/** The stages of lowering, in their order: every feed leaves its main stream before one loses pictures, and half of them before one has keyframes only. */
export const stages = ['sub', 'half', 'keyframes'] as const;
export type Stage = (typeof stages)[number];

/** The stage that stands between a rung and the one above it. */
export function stageBelow(feed: PlannedFeed, rung: number): Stage | null {
  const below = feed.rungs[rung + 1];
  if (!below) return null;
  return below.tier === 'all' ? 'sub' : below.tier;
}

/** Whether one of them can be given less, and takes less for it, and still moves. */
export function canSoften(feeds: readonly PlannedFeed[]): boolean {
  return feeds.some((feed) => {
    const stage = stageBelow(feed, feed.rung);
    const takesLess = coresOf(feed, feed.rung + 1) < coresOf(feed);
    return !feed.locked && takesLess && (stage === 'sub' || stage === 'half');
  });
}

/** Whether it has keyframes only and may have more. */
export function isStill(feed: PlannedFeed): boolean {
  return feed.rung > 0 && stageBelow(feed, feed.rung - 1) === 'keyframes';
}

/** Whether it has not all of its pictures and may have more. */
export function lacksPictures(feed: PlannedFeed): boolean {
  return feed.rung > 0 && stageBelow(feed, feed.rung - 1) !== 'sub';
}

/** Who is lowered first: the smallest, of equals the one with most pixels to decode, then the one that takes several times more (few pictures a second save little), then the oldest. */
export function lowerFirst(a: PlannedFeed, b: PlannedFeed): number {
  return (
    a.pixels - b.pixels ||
    b.decodedPixels - a.decodedPixels ||
    magnitude(coresOf(b, 0)) - magnitude(coresOf(a, 0)) ||
    a.sinceMs - b.sinceMs
  );
}

/** In steps of four times, so that a rhythm that wavers does not change who gives way. */
function magnitude(cores: number): number {
  return Math.round(Math.log2(Math.max(cores, 1e-9)) / 2);
}
