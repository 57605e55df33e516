import type { WindowMediaMessage } from '../../shared/media/media-message.ts';
import { Feed } from './feed.ts';
import { decodeWish, type FeedTuning, type FeedWish, sameTuning } from './feed-wish.ts';
import { KeyframeSpacing } from './keyframe-spacing.ts';
import { OpeningTurns } from './opening-turns.ts';

const maxSlot = 65535;

type FeedKey = Pick<FeedWish, 'cameraId' | 'role' | 'lane'>;

/** The window's open streams. The same camera, role and lane is one feed, however many tiles show it. */
export class FeedTable {
  private readonly bySlot = new Map<number, Feed>();
  private readonly users = new Map<Feed, number>();
  private readonly alone = new Set<Feed>();
  private readonly turns = new OpeningTurns();
  private lastSlot = 0;
  private readonly now: () => number;
  private readonly send: (message: WindowMediaMessage) => void;
  private readonly onFirst: () => void;

  /** `onFirst` is told of pictures of feeds that have drawn none yet. */
  constructor(now: () => number, send: (message: WindowMediaMessage) => void, onFirst = () => {}) {
    this.now = now;
    this.send = send;
    this.onFirst = onFirst;
  }

  get all(): Iterable<Feed> {
    return this.bySlot.values();
  }

  ofSlot(slot: number): Feed | undefined {
    return this.bySlot.get(slot);
  }

  /** True when that feed is open and has a picture already. */
  has(key: FeedKey): boolean {
    const feed = this.find(key);
    return feed !== undefined && feed.shown !== null;
  }

  /** The feed of that stream in that lane, opened if need be; one that is open stays as it is tuned. Each `acquire` wants its `release`. */
  acquire(wish: FeedWish): Feed {
    const feed = this.find(wish) ?? this.open(wish);
    this.users.set(feed, (this.users.get(feed) ?? 0) + 1);
    return feed;
  }

  /** A feed that no tile will share. Wants its `release` too. */
  acquireAlone(wish: FeedWish): Feed {
    const feed = this.open(wish);
    this.alone.add(feed);
    return feed;
  }

  release(feed: Feed): void {
    const left = (this.users.get(feed) ?? 0) - 1;
    if (left > 0) {
      this.users.set(feed, left);
      return;
    }
    this.users.delete(feed);
    this.alone.delete(feed);
    this.bySlot.delete(feed.slot);
    this.send({ type: 'close', slot: feed.slot });
    feed.dispose();
  }

  /** Changes how an open feed is decoded, if it is a change. */
  tune(feed: Feed, tuning: FeedTuning): void {
    if (sameTuning(feed.lane, feed.wish, tuning)) return;
    feed.tune(tuning);
    this.send({ type: 'tune', slot: feed.slot, decode: decodeWish(feed.wish), tier: tuning.tier });
  }

  /** Opens every slot again: the core has forgotten them. */
  reopen(): void {
    for (const feed of this.bySlot.values()) this.tellOpen(feed);
  }

  private find({ cameraId, role, lane }: FeedKey): Feed | undefined {
    for (const feed of this.bySlot.values()) {
      const same = feed.cameraId === cameraId && feed.role === role && feed.lane === lane;
      if (same && !this.alone.has(feed)) return feed;
    }
    return undefined;
  }

  private open(wish: FeedWish): Feed {
    const shared = { keyframes: this.keyframesOf(wish), turns: this.turns };
    const feed = new Feed(this.freeSlot(), wish, shared, this.now);
    feed.onFirst = this.onFirst;
    this.bySlot.set(feed.slot, feed);
    this.tellOpen(feed);
    return feed;
  }

  private tellOpen({ slot, wish }: Feed): void {
    const { cameraId, role, tier } = wish;
    this.send({ type: 'open', slot, cameraId, role, decode: decodeWish(wish), tier });
  }

  private keyframesOf({ cameraId, role }: FeedKey): KeyframeSpacing {
    for (const feed of this.bySlot.values())
      if (feed.cameraId === cameraId && feed.role === role) return feed.keyframes;
    return new KeyframeSpacing();
  }

  /** Numbers are not used again soon: records of a closed slot may still be under way. */
  private freeSlot(): number {
    do this.lastSlot = (this.lastSlot % maxSlot) + 1;
    while (this.bySlot.has(this.lastSlot));
    return this.lastSlot;
  }
}
