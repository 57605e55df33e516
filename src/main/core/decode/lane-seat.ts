import type { Disposable } from '../../../shared/base/disposable.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import type { LaneFeed, LaneFeedUser } from './lane-feed.ts';
import type { LanePicture, LaneViewer } from './lane-picture.ts';
import { isNewer } from './picture-order.ts';

/** Where a viewer gets its pictures; a feed that is let go by its last user ends. */
export interface LaneFeeds {
  letGo(feed: LaneFeed, user: LaneFeedUser): void;
}

/** A viewer's place at one feed. */
interface Place extends LaneFeedUser {
  tier: FeedTier;
  readonly feed: LaneFeed;
}

/** One viewer in the ffmpeg lane. It stays at its feed until another one has a picture that is newer than the last one shown. */
export class LaneSeat implements Disposable {
  private readonly viewer: LaneViewer;
  private readonly feeds: LaneFeeds;
  private place: Place | null = null;
  /** Where it is on the way to. */
  private next: Place | null = null;
  private shown: LanePicture | null = null;
  private disposed = false;

  constructor(viewer: LaneViewer, feeds: LaneFeeds) {
    this.viewer = viewer;
    this.feeds = feeds;
  }

  /** Takes the pictures of this feed from now on, or as soon as it has a newer one. */
  sit(feed: LaneFeed, tier: FeedTier): void {
    if (this.disposed) return;
    const isHere = this.place?.feed === feed;
    if (this.next !== null && (isHere || this.next.feed !== feed)) {
      this.leave(this.next);
      this.next = null;
    }
    // The old feed need not give more than is wanted from now on either.
    for (const place of [this.place, this.next]) if (place !== null) setTier(place, tier);
    if (isHere || this.next !== null) return;
    const place = this.placeAt(feed, tier);
    if (this.place === null) this.place = place;
    else this.next = place;
    feed.add(place);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const place of [this.next, this.place]) if (place !== null) this.leave(place);
  }

  private placeAt(feed: LaneFeed, tier: FeedTier): Place {
    const place: Place = {
      feed,
      tier,
      onPicture: (picture) => this.picture(place, picture),
      onLane: (generation, status) => {
        if (!this.disposed && place === this.place) this.viewer.onLane(generation, status);
      },
    };
    return place;
  }

  private picture(place: Place, picture: LanePicture): void {
    if (this.disposed || (place.tier === 'keyframes' && !picture.keyframe && !picture.cached)) return;
    if (place === this.next && !isNewer(picture, this.shown)) return;
    if (place === this.next) this.move(place);
    if (place !== this.place) return;
    this.shown = picture;
    this.viewer.onPicture(picture);
  }

  private move(place: Place): void {
    const old = this.place;
    this.place = place;
    this.next = null;
    if (old !== null) this.leave(old);
    place.feed.repeatStatus(place);
  }

  private leave(place: Place): void {
    this.feeds.letGo(place.feed, place);
  }
}

function setTier(place: Place, tier: FeedTier): void {
  if (place.tier === tier) return;
  place.tier = tier;
  place.feed.retier();
}
