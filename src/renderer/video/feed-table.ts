import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { WindowMediaMessage } from '../../shared/media/media-message.ts';
import { Feed } from './feed.ts';

const maxSlot = 65535;

/** The window's open streams. The same camera and role is one feed, however many tiles show it. */
export class FeedTable {
  private readonly bySlot = new Map<number, Feed>();
  private readonly users = new Map<Feed, number>();
  private lastSlot = 0;
  private readonly now: () => number;
  private readonly send: (message: WindowMediaMessage) => void;

  constructor(now: () => number, send: (message: WindowMediaMessage) => void) {
    this.now = now;
    this.send = send;
  }

  get all(): Iterable<Feed> {
    return this.bySlot.values();
  }

  ofSlot(slot: number): Feed | undefined {
    return this.bySlot.get(slot);
  }

  /** True when that stream has a picture already. */
  has(cameraId: string, role: StreamRole): boolean {
    const feed = this.find(cameraId, role);
    return feed !== undefined && feed.shown !== null;
  }

  /** The feed of that stream, opened if need be. Each `acquire` wants its `release`. */
  acquire(cameraId: string, role: StreamRole): Feed {
    const feed = this.find(cameraId, role) ?? this.open(cameraId, role);
    this.users.set(feed, (this.users.get(feed) ?? 0) + 1);
    return feed;
  }

  release(feed: Feed): void {
    const left = (this.users.get(feed) ?? 0) - 1;
    if (left > 0) {
      this.users.set(feed, left);
      return;
    }
    this.users.delete(feed);
    this.bySlot.delete(feed.slot);
    this.send({ type: 'close', slot: feed.slot });
    feed.dispose();
  }

  /** Opens every slot again: the core has forgotten them. */
  reopen(): void {
    for (const { slot, cameraId, role } of this.bySlot.values())
      this.send({ type: 'open', slot, cameraId, role });
  }

  private find(cameraId: string, role: StreamRole): Feed | undefined {
    for (const feed of this.bySlot.values())
      if (feed.cameraId === cameraId && feed.role === role) return feed;
    return undefined;
  }

  private open(cameraId: string, role: StreamRole): Feed {
    const feed = new Feed(this.freeSlot(), cameraId, role, this.now);
    this.bySlot.set(feed.slot, feed);
    this.send({ type: 'open', slot: feed.slot, cameraId, role });
    return feed;
  }

  /** Numbers are not used again soon: records of a closed slot may still be under way. */
  private freeSlot(): number {
    do this.lastSlot = (this.lastSlot % maxSlot) + 1;
    while (this.bySlot.has(this.lastSlot));
    return this.lastSlot;
  }
}
