import type { FeedLane } from '../../shared/wall/feed-order.ts';
import type { Feed } from './feed.ts';
import type { FeedTable } from './feed-table.ts';
import type { Picture } from './picture.ts';

const lookEveryMs = 50;
/** Whoever asked for the picture waits five seconds: there must be time left to give out the small one instead, and to make a file of it. */
const withinMs = 2500;
/** The browser's decoder is there at once and costs no process; the other one is asked too when this gives nothing for so long. */
const alsoAfterMs = 800;
/** Larger than any stream: the core never enlarges. */
const anySizePx = 8192;

/** A picture in its stream's own size, and when its packet arrived; the frame belongs to the receiver. */
export type FullFrame = Pick<Picture, 'frame' | 'arrivedAtMs'>;

/** One try, for all who asked for that stream while it was under way; the last of them closes its frame. */
interface SharedTry {
  readonly taken: Promise<FullFrame | null>;
  askers: number;
}

/**
 * Gets the picture of a feed whose own pictures are scaled down: a feed of its own is opened for it, at full size, begins with the cached GOP, and is closed with the
 * first picture that is as new as the one asked for.
 */
export class FullPicture {
  private readonly feeds: FeedTable;
  private readonly running = new Map<string, SharedTry>();

  constructor(feeds: FeedTable) {
    this.feeds = feeds;
  }

  /**
   * A picture that arrived at `fromMs` or later; who asks while a try for this stream is under way gets the picture of that. Null when none came in time:
   * the camera is away, or nothing here decodes its stream at full size.
   */
  async take(feed: Feed, fromMs: number): Promise<FullFrame | null> {
    const key = `${feed.role} ${feed.cameraId}`;
    const shared = this.running.get(key) ?? this.begin(key, feed, fromMs);
    shared.askers++;
    const taken = await shared.taken;
    const own = taken && { ...taken, frame: taken.frame.clone() };
    if (--shared.askers === 0) taken?.frame.close();
    return own;
  }

  private begin(key: string, feed: Feed, fromMs: number): SharedTry {
    const taken = this.fetch(feed, fromMs).finally(() => this.running.delete(key));
    const shared = { taken, askers: 0 };
    this.running.set(key, shared);
    return shared;
  }

  private async fetch(feed: Feed, fromMs: number): Promise<FullFrame | null> {
    const deadlineMs = performance.now() + withinMs;
    const tries = [this.open(feed, 'webcodecs')];
    const alsoAtMs = performance.now() + alsoAfterMs;
    let taken: FullFrame | null = null;
    const hear = (one: Feed) => {
      one.onPicture = ({ frame, arrivedAtMs }) => {
        if (taken === null && arrivedAtMs >= fromMs) taken = { frame: frame.clone(), arrivedAtMs };
      };
    };
    tries.forEach(hear);
    try {
      while (taken === null && performance.now() < deadlineMs) {
        await pause(lookEveryMs);
        const useless = tries.every(({ fault }) => fault !== null) || performance.now() > alsoAtMs;
        if (taken !== null || tries.length > 1 || !useless) continue;
        const other = this.open(feed, 'ffmpeg');
        hear(other);
        tries.push(other);
      }
      return taken;
    } finally {
      for (const one of tries) this.feeds.release(one);
    }
  }

  private open({ cameraId, role }: Feed, lane: FeedLane): Feed {
    const room = { widthPx: anySizePx, heightPx: anySizePx };
    return this.feeds.acquireAlone({ cameraId, role, lane, tier: 'all', ...room });
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
