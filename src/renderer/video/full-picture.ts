import type { FeedLane } from '../../shared/wall/feed-order.ts';
import type { Feed } from './feed.ts';
import type { FeedTable } from './feed-table.ts';
import type { Picture } from './picture.ts';

const lookEveryMs = 50;
/** The browser's decoder is there at once and costs no process. Whoever asked for the picture waits five seconds for both. */
const lanes: readonly { readonly lane: FeedLane; readonly withinMs: number }[] = [
  { lane: 'webcodecs', withinMs: 1500 },
  { lane: 'ffmpeg', withinMs: 3000 },
];
/** Larger than any stream: the core never enlarges. */
const anySizePx = 8192;

/** A picture in its stream's own size, and when its packet arrived; the frame belongs to the receiver. */
export type FullFrame = Pick<Picture, 'frame' | 'arrivedAtMs'>;

/**
 * Gets the picture of a feed whose own pictures are scaled down: a feed of its own is opened for it, at full size, begins with the cached GOP, and is closed with the
 * first picture that is as new as the one asked for.
 */
export class FullPicture {
  private readonly feeds: FeedTable;

  constructor(feeds: FeedTable) {
    this.feeds = feeds;
  }

  /** Null when no such picture came in time: the camera is away, or nothing here decodes its stream at full size. */
  async take({ cameraId, role }: Feed, fromMs: number): Promise<FullFrame | null> {
    for (const { lane, withinMs } of lanes) {
      const room = { widthPx: anySizePx, heightPx: anySizePx };
      const feed = this.feeds.acquireAlone({ cameraId, role, lane, tier: 'all', ...room });
      const taken = await firstFrom(feed, fromMs, performance.now() + withinMs);
      this.feeds.release(feed);
      if (taken) return taken;
    }
    return null;
  }
}

/** The feed's first picture from that arrival on; null when it cannot be decoded, or not by the deadline. */
function firstFrom(feed: Feed, fromMs: number, deadlineMs: number): Promise<FullFrame | null> {
  return new Promise((resolve) => {
    const end = (taken: FullFrame | null) => {
      clearInterval(timer);
      feed.onPicture = null;
      resolve(taken);
    };
    const timer = setInterval(() => {
      if (feed.fault === 'unsupported-codec' || performance.now() > deadlineMs) end(null);
    }, lookEveryMs);
    feed.onPicture = ({ frame, arrivedAtMs }) => {
      if (arrivedAtMs >= fromMs) end({ frame: frame.clone(), arrivedAtMs });
    };
  });
}
