import { type Budget, findSwap, type SwapPair } from './lower-to-fit.ts';
import { coresOf, type PlannedFeed, totalCores } from './planned-feed.ts';

/** Swaps a pair, if one is found that all and its window may take; null otherwise. A window that cannot draw more gains nothing from what another gives. */
export function swapStep(feeds: readonly PlannedFeed[], budget: Budget): SwapPair | null {
  const isLimited = ({ windowId }: PlannedFeed) => budget.ofWindow(windowId) < Number.POSITIVE_INFINITY;
  const inLimited = Map.groupBy(feeds.filter(isLimited), ({ windowId }) => windowId).values();
  const groups = [feeds.filter((feed) => !isLimited(feed)), ...inLimited];
  for (const group of groups) {
    const pair = findSwap(group, ({ key }) => budget.ofFeed(key) === Number.POSITIVE_INFINITY);
    if (!pair || !fits(pair, feeds, budget)) continue;
    pair.up.rung--;
    pair.down.rung++;
    return pair;
  }
  return null;
}

function fits({ up, down }: SwapPair, feeds: readonly PlannedFeed[], budget: Budget): boolean {
  const saved = coresOf(down) - coresOf(down, down.rung + 1);
  const more = coresOf(up, up.rung - 1) - coresOf(up) - saved;
  const beside = feeds.filter(({ windowId }) => windowId === up.windowId);
  if (saved <= 0 || totalCores(feeds) + more > budget.all) return false;
  return totalCores(beside) + more <= budget.ofWindow(up.windowId);
}
