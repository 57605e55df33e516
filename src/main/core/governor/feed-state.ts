import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { FeedLane, FeedOrder, TileDemand } from '../../../shared/wall/feed-order.ts';
import type { TileReason } from '../../../shared/wall/tile-state.ts';
import type { DecisionCause } from './decision.ts';
import type { LimitReason } from './limits.ts';
import type { PlannedFeed } from './planned-feed.ts';
import type { RoleWish } from './wanted-role.ts';

/** What one camera is given in one window; all its tiles there show the same. */
export type GivenFeed = Pick<FeedOrder, 'role' | 'lane' | 'tier' | 'reason'>;

/** One camera in one window, as the governor keeps it. */
export interface FeedState extends PlannedFeed {
  readonly cameraId: string;
  readonly tiles: readonly TileDemand[];
  readonly largest: TileDemand;
  readonly roles: readonly StreamRole[];
  readonly wish: RoleWish;
  /** Its camera gives nothing. */
  readonly idle: boolean;
  /** Where each of the rungs is decoded. */
  readonly lanes: readonly FeedLane[];
  /** Why it is lower than it wants. */
  lowFor: LimitReason;
  /** What changed it; null when nothing did since its orders were made. */
  cause: DecisionCause | null;
  given: GivenFeed | null;
}

/** Names a camera in a window. */
export function feedKey(windowId: string, cameraId: string): string {
  return `${windowId} ${cameraId}`;
}

/** What a feed is to be given at the rung it has; `held` gives keyframes only. */
export function giveFeed(feed: FeedState, held: boolean): GivenFeed {
  const { role, tier } = feed.rungs[feed.rung] ?? { role: 'main', tier: 'all' };
  const lane = feed.lanes[feed.rung] ?? 'webcodecs';
  return { role, lane, tier: held ? 'keyframes' : tier, reason: held ? 'measuring' : reasonOf(feed) };
}

function reasonOf({ rungs, rung, roles, lowFor }: FeedState): TileReason | null {
  const shown = rungs[rung];
  if (shown?.tier === 'keyframes') return 'keyframes-only';
  if (shown?.tier === 'half') return 'half-rate';
  if (rung > 0) return lowFor;
  return shown?.role === 'sub' && roles.includes('main') ? 'small-tile' : null;
}

/** The orders of all tiles of a feed. */
export function ordersOf({ tiles, cameraId, given }: FeedState): FeedOrder[] {
  return given ? tiles.map(({ tile }) => ({ tile, cameraId, ...given })) : [];
}
