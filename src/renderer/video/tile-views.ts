import { feedWishOf, isFeedOf, tierOfNext, tuningsOf } from './choose-feed.ts';
import type { Feed } from './feed.ts';
import type { FeedTable } from './feed-table.ts';
import { TileView } from './tile-view.ts';
import type { TileWish } from './wall-message.ts';

/** The tiles of a window, each with the feed it shows and the one that is to follow. */
export class TileViews {
  private readonly feeds: FeedTable;
  private views: readonly TileView[] = [];

  constructor(feeds: FeedTable) {
    this.feeds = feeds;
  }

  get all(): readonly TileView[] {
    return this.views;
  }

  /** Other tiles from now on, opened at `askedAtMs`, core time; cameras that stay keep their views. Returns what every view before showed. */
  arrange(tiles: readonly TileWish[], askedAtMs: number): ReadonlyMap<TileView, TileWish> {
    const before = [...this.views];
    const old = new Map(before.map((view) => [view, view.wish]));
    this.views = tiles.map((wish) => adopt(before, wish) ?? this.enter(wish, tiles, askedAtMs));
    for (const view of before) this.leave(view);
    return old;
  }

  /** Opens what the wishes want and is not shown yet, and tunes what is open. */
  chooseFeeds(): void {
    const wishes = this.views.map(({ wish }) => wish);
    for (const view of this.views) this.chooseFeed(view, wishes);
    this.tuneFeeds();
  }

  /** A tile's next feed takes over as soon as it has a picture that is new enough; that picture is drawn in the same round. `nowMs` is core time. */
  swapFeeds(nowMs: number): void {
    const swapped = this.views.filter((view) => view.wantsSwap(nowMs));
    for (const view of swapped) this.feeds.release(view.swap(nowMs));
    if (swapped.length > 0) this.tuneFeeds();
  }

  /** True while a tile that shows this feed stands: what the feed has waits. */
  hold(feed: Feed): boolean {
    return this.views.some((view) => view.feed === feed && view.holds);
  }

  clear(): void {
    for (const view of this.views) this.leave(view);
    this.views = [];
  }

  private tuneFeeds(): void {
    const wishes = this.views.map(({ wish }) => wish);
    for (const [feed, tuning] of tuningsOf(this.views, wishes)) this.feeds.tune(feed, tuning);
  }

  private enter(wish: TileWish, tiles: readonly TileWish[], askedAtMs: number): TileView {
    const wanted = feedWishOf(wish, tiles);
    // The small stream is there sooner, and the browser's decoder too; chooseFeed() opens what is wanted behind it.
    const soon = { ...wanted, role: 'sub', lane: 'webcodecs' } as const;
    const first = wanted.role === 'main' && wish.roles.includes('sub') && !this.feeds.has(wanted);
    return new TileView(wish, this.feeds.acquire(first ? soon : wanted), askedAtMs);
  }

  private leave(view: TileView): void {
    this.feeds.release(view.feed);
    if (view.nextFeed) this.feeds.release(view.nextFeed);
  }

  private chooseFeed(view: TileView, tiles: readonly TileWish[]): void {
    const wanted = feedWishOf(view.wish, tiles);
    const { nextFeed } = view;
    if (isFeedOf(wanted, nextFeed ?? view.feed)) return;
    const next = { ...wanted, tier: tierOfNext(view, wanted) };
    view.prepare(isFeedOf(wanted, view.feed) ? null : this.feeds.acquire(next));
    if (nextFeed) this.feeds.release(nextFeed);
  }
}

/** A camera that stays keeps its view, best the one of the same tile; it is taken out of `before`. */
function adopt(before: TileView[], wish: TileWish): TileView | null {
  const mine = before.filter((view) => view.wish.cameraId === wish.cameraId);
  const view = mine.find((one) => one.wish.tile === wish.tile) ?? mine[0];
  if (!view) return null;
  before.splice(before.indexOf(view), 1);
  view.wish = wish;
  return view;
}
