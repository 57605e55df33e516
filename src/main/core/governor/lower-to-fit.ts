import { coresOf, lowerFirst, type PlannedFeed, stageBelow, stages, totalCores } from './planned-feed.ts';

/** Cores, uncorrected, that feeds may take: all together, those of a window, and one alone. Infinity where nothing limits them. */
export interface Budget {
  readonly all: number;
  /** All together, before one is left with keyframes only. */
  readonly allForStill: number;
  ofWindow(windowId: string): number;
  ofFeed(key: string): number;
}

/** Sums of prices are no more exact than that. */
const exactCores = 1e-6;

/**
 * Lowers feeds until they fit into the budget, or nothing more can be lowered: first from main to sub, then to half of the pictures, then to keyframes only, each time the smallest
 * first and never a locked one. Returns the feeds that were lowered.
 */
export function lowerToFit(feeds: readonly PlannedFeed[], budget: Budget): ReadonlySet<PlannedFeed> {
  const lowered = new Set<PlannedFeed>();
  const byWindow = Map.groupBy(feeds, ({ windowId }) => windowId);
  for (const feed of feeds) lowerGroup([feed], only(budget.ofFeed(feed.key)), lowered);
  for (const [windowId, group] of byWindow) lowerGroup(group, only(budget.ofWindow(windowId)), lowered);
  lowerGroup(feeds, budget, lowered);
  return lowered;
}

function only(cores: number): GroupBudget {
  return { all: cores, allForStill: cores };
}

type GroupBudget = Pick<Budget, 'all' | 'allForStill'>;

function lowerGroup(
  feeds: readonly PlannedFeed[],
  { all, allForStill }: GroupBudget,
  lowered: Set<PlannedFeed>,
): void {
  let total = totalCores(feeds);
  if (total - all <= exactCores) return;
  const order = feeds.filter(({ locked }) => !locked).sort(lowerFirst);
  for (const stage of stages) {
    const most = stage === 'keyframes' ? allForStill : all;
    for (const feed of order) {
      if (total - most <= exactCores) return;
      const saved = coresOf(feed) - coresOf(feed, feed.rung + 1);
      if (stageBelow(feed, feed.rung) !== stage || saved <= 0) continue;
      feed.rung++;
      total -= saved;
      lowered.add(feed);
    }
  }
}

/** Feeds that have less than they want and who is raised first: those that lack pictures before those that lack the main stream, the largest first. */
export function raiseOrder(feeds: readonly PlannedFeed[]): PlannedFeed[] {
  const low = feeds.filter(({ rung }) => rung > 0);
  return [...stages]
    .reverse()
    .flatMap((stage) =>
      low.filter((feed) => stageBelow(feed, feed.rung - 1) === stage).sort((a, b) => lowerFirst(b, a)),
    );
}

/** How much larger a low tile must be than a better served one to take its place. */
const swapRatio = 2;

/** One that is raised by a rung and one that is lowered by one for it. */
export interface SwapPair {
  readonly up: PlannedFeed;
  readonly down: PlannedFeed;
}

/** The pair to swap: the largest feed that is low and the smallest that has more than it, when the first is at least twice the second. */
export function findSwap(
  feeds: readonly PlannedFeed[],
  mayRise: (feed: PlannedFeed) => boolean,
): SwapPair | null {
  const givers = feeds.filter(({ locked }) => !locked).sort(lowerFirst);
  for (const [index, stage] of [...stages.entries()].reverse()) {
    const up = raiseOrder(feeds).find((feed) => stageBelow(feed, feed.rung - 1) === stage && mayRise(feed));
    const better = stages.slice(0, index + 1);
    const down = givers.find((feed) => better.some((one) => one === stageBelow(feed, feed.rung)));
    if (up && down && up.pixels >= swapRatio * down.pixels) return { up, down };
  }
  return null;
}
