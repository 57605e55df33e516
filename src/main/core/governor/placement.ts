import { fixedMsPerSecond } from './cost-guesses.ts';
import type { DecisionCause } from './decision.ts';
import type { FeedState } from './feed-state.ts';
import { FeedTable, type SelectedTile } from './feed-table.ts';
import { type GovernorWorld, type MachineLoad, usableCores } from './governor-world.ts';
import { LaneBook } from './lane-book.ts';
import { Limits } from './limits.ts';
import { LoadCorrection } from './load-correction.ts';
import { type Budget, lowerToFit } from './lower-to-fit.ts';
import { coresOf, totalCores } from './planned-feed.ts';
import { scopesOf } from './raise-step.ts';
import type { WindowTiles } from './window-tiles.ts';

/**
 * How full of `usable` the plan may be: made anew, as it stands (prices move), after a raise, and after one that gives pictures where late tiles have
 * taught nothing yet: what a forecast alone forbids by so little is tried.
 */
export const fill = { anew: 0.97, standing: 1.05, raised: 0.92, untaught: 1.02 } as const;

/** So much more of the machine may be used before a tile is left with keyframes only, and to give it more again: hardly a tile's pictures are late for that. */
export const fillForStill = 1.08;

/** What feeds depend on beside their windows. */
interface Surroundings {
  readonly selected: SelectedTile | null;
  readonly idle: ReadonlySet<string>;
  readonly nowMs: number;
}

/** Who has what: follows the windows' tiles, and lowers what does not fit into the budget, which is the machine's and what late tiles have taught. */
export class Placement {
  readonly lanes: LaneBook;
  readonly table: FeedTable;
  readonly limits = new Limits();
  load: MachineLoad;
  /** The real load against the cost model's, as learned so far. */
  readonly correction = new LoadCorrection();

  /** `cores`: of the machine. */
  constructor(world: GovernorWorld, cores: number) {
    this.lanes = new LaneBook(world);
    this.table = new FeedTable(world, this.lanes);
    this.load = { busyCores: 0, cores, ownCores: null };
  }

  /** Uncorrected cores of everything as it is placed now. */
  plannedCores(): number {
    return totalCores(this.table.all()) + this.fixedCores();
  }

  /** What feeds may take together, beside the windows' drawing, uncorrected. */
  freeOf(share: number): number {
    return (usableCores(this.load) * share) / this.correction.factor - this.fixedCores();
  }

  /** What feeds may take, uncorrected, by the machine and by what was learned. */
  budget(share: number): Budget {
    const { limits } = this;
    const within = (cores: number) => Math.max(0, Math.min(limits.of('machine'), cores));
    return {
      all: within(this.freeOf(share)),
      allForStill: within(this.freeOf(share * fillForStill)),
      ofWindow: (windowId) => limits.of(`window ${windowId}`),
      ofFeed: (key) => limits.of(`feed ${key}`),
    };
  }

  /** What others than we use; null where the system does not tell. */
  foreignCores(): number | null {
    const { busyCores, ownCores } = this.load;
    return ownCores === null ? null : Math.max(0, busyCores - ownCores);
  }

  /** Follows tiles, sizes and prices. What was learned moves with the prices: a stream that turns out dearer is no reason to take from others. */
  follow(windows: Iterable<WindowTiles>, surroundings: Surroundings): void {
    const before = this.table.all();
    this.table.follow(windows, surroundings);
    for (const old of before) {
      const feed = this.table.get(old.key);
      if (!feed || !isSameWork(old, feed)) continue;
      const moreCores = coresOf(feed) - coresOf(old);
      if (moreCores !== 0) for (const scope of scopesOf(feed)) this.limits.shift(scope, moreCores);
    }
  }

  /** A window shows another wall, `fewer`: of fewer tiles. Its feeds are placed afresh, those of other windows stay: a carousel would stir them at each turn. */
  placeAnew(
    changed: { readonly windowId: string; readonly fewer: boolean },
    isWindow: (windowId: string) => boolean,
  ): void {
    const feeds = this.table.all();
    const keys = new Set(feeds.map(({ key }) => key));
    this.lanes.retain((key) => keys.has(key));
    this.limits.retain((scope) => {
      if (scope.startsWith('feed ')) return keys.has(scope.slice('feed '.length));
      return scope === 'machine' || isWindow(scope.slice('window '.length));
    });
    const inside = feeds.filter(({ windowId }) => windowId === changed.windowId);
    const ofChanged = new Set(inside.flatMap(scopesOf));
    this.limits.unblock((scope) => (scope === 'machine' ? changed.fewer : ofChanged.has(scope)));
    for (const feed of inside) {
      if (feed.rung > 0) feed.cause ??= 'room';
      feed.rung = 0;
    }
    this.lower('forecast', fill.anew);
  }

  /** Lowers what does not fit; true when that was something. */
  lower(cause: DecisionCause, share: number): boolean {
    const lowered = lowerToFit(this.table.all(), this.budget(share));
    for (const feed of lowered) {
      const state = this.table.get(feed.key);
      if (!state) continue;
      state.lowFor = this.limits.reason(`feed ${feed.key}`) ?? 'cpu';
      state.cause = cause;
    }
    return lowered.size > 0;
  }

  /** Whether nothing but the feed's own trouble keeps it from rising. */
  isFree(key: string): boolean {
    return this.limits.of(`feed ${key}`) === Number.POSITIVE_INFINITY;
  }

  private fixedCores(): number {
    const drawn = new Set(this.table.all().map(({ windowId }) => windowId)).size;
    return (drawn * fixedMsPerSecond.window) / 1000;
  }
}

/** The same pictures of the same stream as before, whatever is now thought that they take. A camera that went silent or came back does other work. */
function isSameWork(old: FeedState, now: FeedState): boolean {
  const before = old.rungs[old.rung];
  const after = now.rungs[now.rung];
  return before?.role === after?.role && before?.tier === after?.tier && old.idle === now.idle;
}
