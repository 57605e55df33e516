import { fullestTier } from '../../shared/wall/feed-order.ts';
import type { Feed } from './feed.ts';
import type { FeedTuning, FeedWish } from './feed-wish.ts';
import type { TileView } from './tile-view.ts';
import type { TileWish } from './wall-message.ts';

/** A camera shown several times is decoded once, as the tile that wants most of it does: the full stream before the small one, then the largest. */
export function feedWishOf(wish: TileWish, tiles: readonly TileWish[]): FeedWish {
  const { cameraId } = wish;
  const same = tiles.filter((other) => other.cameraId === cameraId);
  const { role, lane } = same.reduce((best, one) => (wantsMore(one, best) ? one : best), same[0] ?? wish);
  return { cameraId, role, lane, ...widest(same) };
}

/** How the feeds that are shown, or are about to be, have to be tuned. A stream that is on its way out stays as it is. */
export function tuningsOf(views: readonly TileView[], tiles: readonly TileWish[]): Map<Feed, FeedTuning> {
  const tunings = new Map<Feed, FeedTuning>();
  for (const view of views) {
    const wish = feedWishOf(view.wish, tiles);
    const feed = view.nextFeed ?? view.feed;
    if (!isFeedOf(wish, feed)) continue;
    const tier = view.nextFeed ? tierOfNext(view, wish) : wish.tier;
    tunings.set(feed, { ...wish, tier: fullestTier([tier, tunings.get(feed)?.tier ?? tier]) });
  }
  return tunings;
}

/** A feed that is to take over from a picture gives all of them until it has: a keyframe alone would take a whole GOP to be newer. */
export function tierOfNext(view: TileView, { tier }: FeedWish): FeedTuning['tier'] {
  return view.feed.shown ? 'all' : tier;
}

/** The tuning that serves all these tiles. */
function widest(tiles: readonly TileWish[]): FeedTuning {
  const rooms = tiles.map(roomOf);
  return {
    tier: fullestTier(tiles.map(({ tier }) => tier)),
    widthPx: Math.max(...rooms.map(({ widthPx }) => widthPx)),
    heightPx: Math.max(...rooms.map(({ heightPx }) => heightPx)),
  };
}

/** The room that the whole picture would have where a part of it fills the tile. */
export function roomOf({ rect, region }: Pick<TileWish, 'rect' | 'region'>): {
  widthPx: number;
  heightPx: number;
} {
  return { widthPx: rect.width / (region?.width ?? 1), heightPx: rect.height / (region?.height ?? 1) };
}

/** True when the wish is for this very feed. */
export function isFeedOf(wish: FeedWish, { role, lane }: Pick<FeedWish, 'role' | 'lane'>): boolean {
  return wish.role === role && wish.lane === lane;
}

function wantsMore(one: TileWish, other: TileWish): boolean {
  if (one.role !== other.role) return one.role === 'main';
  return one.rect.width * one.rect.height > other.rect.width * other.rect.height;
}
