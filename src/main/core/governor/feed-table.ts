import type { FeedOrder, TileDemand } from '../../../shared/wall/feed-order.ts';
import { type FeedState, feedKey, ordersOf } from './feed-state.ts';
import type { GovernorWorld } from './governor-world.ts';
import type { LaneBook, LaneFeed } from './lane-book.ts';
import { type Rung, rungsOf } from './rung.ts';
import { usualStream } from './stream-facts.ts';
import { wantedRole } from './wanted-role.ts';
import { largestTile, type WindowTiles } from './window-tiles.ts';

/** A feed whose camera gives nothing takes this much of its usual price: it may come back any moment. */
const idleShare = 0.1;

/** The tile that the operator looks at. */
export interface SelectedTile {
  readonly windowId: string;
  readonly tile: number;
}

/** What feeds depend on beside their windows. */
export interface FollowOptions {
  readonly selected: SelectedTile | null;
  /** Feeds whose cameras give nothing. */
  readonly idle: ReadonlySet<string>;
  readonly nowMs: number;
}

interface FollowedCamera extends FollowOptions {
  readonly cameraId: string;
  readonly tiles: readonly TileDemand[];
}

/** All cameras in all windows, with what each wants and what that costs. */
export class FeedTable {
  private readonly world: GovernorWorld;
  private readonly lanes: LaneBook;
  private feeds = new Map<string, FeedState>();

  constructor(world: GovernorWorld, lanes: LaneBook) {
    this.world = world;
    this.lanes = lanes;
  }

  all(): readonly FeedState[] {
    return [...this.feeds.values()];
  }

  get(key: string): FeedState | null {
    return this.feeds.get(key) ?? null;
  }

  /** Follows the windows' tiles, sizes and prices. A feed keeps how low it is, and one that is looked at is not low. */
  follow(windows: Iterable<WindowTiles>, options: FollowOptions): void {
    const shown = [...windows];
    const keys = shown.flatMap(({ windowId, tiles }) =>
      tiles.map(({ cameraId }) => feedKey(windowId, cameraId)),
    );
    const living = new Set(keys);
    this.lanes.release((key) => living.has(key));
    const next = new Map<string, FeedState>();
    for (const window of shown)
      for (const [cameraId, tiles] of Map.groupBy(window.tiles, (tile) => tile.cameraId)) {
        const feed = this.feedOf(window, { ...options, cameraId, tiles });
        if (feed) next.set(feed.key, feed);
      }
    this.feeds = next;
  }

  /** Orders of every window's tiles, in the order of its tiles. */
  orders(): ReadonlyMap<string, readonly FeedOrder[]> {
    const byWindow = Map.groupBy(this.feeds.values(), ({ windowId }) => windowId);
    const sorted = (feeds: readonly FeedState[]) => feeds.flatMap(ordersOf).sort((a, b) => a.tile - b.tile);
    return new Map([...byWindow].map(([windowId, feeds]) => [windowId, sorted(feeds)]));
  }

  private feedOf(window: WindowTiles, options: FollowedCamera): FeedState | null {
    const { windowId, abilities } = window;
    const { cameraId, tiles, selected, idle, nowMs } = options;
    const largest = largestTile(tiles);
    if (!largest) return null;
    const key = feedKey(windowId, cameraId);
    const before = this.feeds.get(key) ?? null;
    const locked = tiles.some(
      ({ tile, best }) => best || (selected?.windowId === windowId && selected.tile === tile),
    );
    const { widthPx, heightPx } = largest;
    const roles = window.roles(cameraId);
    const wish = wantedRole(before?.wish ?? null, { heightPx, best: locked }, nowMs);
    const rungs = rungsOf(roles, wish.role);
    const rung = startRung(before, rungs.length, locked);
    const prices = this.prices({ key, cameraId, widthPx, heightPx, abilities }, rungs, rung, nowMs);
    const changed = before !== null && before.rungs[0]?.role !== rungs[0]?.role;
    const size = locked || before?.locked ? 'looked-at' : 'size';
    return {
      ...{ key, windowId, cameraId, tiles, largest, roles, wish, locked, rungs, rung, idle: idle.has(key) },
      ...prices,
      cores: idle.has(key) ? prices.cores.map((cores) => cores * idleShare) : prices.cores,
      pixels: widthPx * heightPx,
      sinceMs: before?.sinceMs ?? nowMs,
      lowFor: before?.lowFor ?? 'cpu',
      cause: changed ? size : (before?.cause ?? null),
      given: before?.given ?? null,
    };
  }

  private prices(feed: Omit<LaneFeed, 'role'>, rungs: readonly Rung[], rung: number, nowMs: number) {
    const figures = this.world.figures();
    const prices = rungs.map(({ role, tier }) => {
      const { lane, cores } = this.lanes.price({ ...feed, role }, figures, nowMs);
      return { lane, cores: cores[tier] };
    });
    const role = rungs[rung]?.role ?? 'main';
    const lanes = prices.map(({ lane }) => lane);
    this.lanes.hold({ ...feed, role }, lanes[rung] ?? 'webcodecs');
    const { width, height } = this.world.streamFacts(feed.cameraId, role) ?? usualStream[role];
    return { cores: prices.map(({ cores }) => cores), lanes, decodedPixels: width * height };
  }
}

function startRung(before: FeedState | null, rungs: number, locked: boolean): number {
  if (!before || locked || before.rung === 0) return 0;
  // Counted from the bottom, so that a feed that has keyframes only keeps that when its size asks for less.
  return Math.max(0, rungs - (before.rungs.length - before.rung));
}
