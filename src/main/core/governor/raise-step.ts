import type { Limits, Scope } from './limits.ts';
import { type Budget, raiseOrder } from './lower-to-fit.ts';
import { coresOf, type PlannedFeed, totalCores } from './planned-feed.ts';

/** What a raise may use, uncorrected cores. */
export interface RaiseRoom {
  /** By forecast and by measurement. */
  readonly freeCores: number;
  /** How many feeds at most: a few where only trying tells whether there is room. */
  readonly most: number;
  /** How much more a window may take: so much, and one feed in any case. */
  ofWindow(windowId: string): number;
}

/** A step may use this much of the free room once its first feed is in: what a feed really takes is seen only afterwards. */
const stepShare = 0.5;

/** Of what a window takes whose drawing did not keep up before, so much more is tried at once. */
const windowTrialShare = 1 / 8;

/** How much more each window may be given at once: where its drawing did not keep up, nothing but trying tells, and trying with all makes all of them late. */
export function windowTrial(feeds: readonly PlannedFeed[], budget: Budget): RaiseRoom['ofWindow'] {
  return (windowId) =>
    budget.ofWindow(windowId) === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : windowTrialShare * totalCores(feeds.filter((feed) => feed.windowId === windowId));
}

/** What a feed is limited by. */
export function scopesOf({ windowId, key }: PlannedFeed): Scope[] {
  return ['machine', `window ${windowId}`, `feed ${key}`];
}

/** Raises the next feeds by one rung each: what lacks pictures first, the largest first, as many as half of the room holds. Returns them. */
export function raiseStep(
  feeds: readonly PlannedFeed[],
  { freeCores, most, ofWindow }: RaiseRoom,
  allowed: (feed: PlannedFeed) => boolean,
): PlannedFeed[] {
  const raised: PlannedFeed[] = [];
  const usedOf = new Map<string, number>();
  let used = 0;
  for (const feed of raiseOrder(feeds)) {
    if (raised.length >= most || (raised.length > 0 && used >= stepShare * freeCores)) break;
    const more = coresOf(feed, feed.rung - 1) - coresOf(feed);
    const usedHere = usedOf.get(feed.windowId) ?? 0;
    if (usedHere > 0 && usedHere + more > ofWindow(feed.windowId)) continue;
    if (used + more > freeCores || !allowed(feed)) continue;
    feed.rung--;
    used += more;
    usedOf.set(feed.windowId, usedHere + more);
    raised.push(feed);
  }
  return raised;
}

/** Whether all that is low fits into half of the free room. */
export function fitsEasily(feeds: readonly PlannedFeed[], freeCores: number): boolean {
  const more = raiseOrder(feeds).reduce((sum, feed) => sum + coresOf(feed, feed.rung - 1) - coresOf(feed), 0);
  return more <= stepShare * freeCores;
}

/** Lifts the limits of raised feeds to what they take now. */
export function liftLimits(
  limits: Limits,
  feeds: readonly PlannedFeed[],
  raised: readonly PlannedFeed[],
): void {
  for (const scope of new Set(raised.flatMap(scopesOf))) {
    const inside = feeds.filter((feed) => scopesOf(feed).includes(scope));
    limits.lift(
      scope,
      inside.reduce((sum, feed) => sum + coresOf(feed), 0),
    );
  }
}
