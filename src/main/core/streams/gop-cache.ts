import type { Packet } from './packet.ts';

/** Bounds of what is kept of one stream. */
export interface GopCacheBounds {
  readonly maxBytes: number;
  readonly maxPackets: number;
}

/** Ten seconds of a 12 Mbit/s main stream, or of 50 pictures a second. */
export const gopCacheBounds: GopCacheBounds = { maxBytes: 16 * 1024 * 1024, maxPackets: 600 };

/**
 * The packets since the last keyframe, so that a viewer who joins sees a picture at once. A group that outgrows the bounds is let go
 * whole: without its beginning the rest is no picture, so who joins then waits for the next keyframe.
 */
export class GopCache {
  private readonly bounds: GopCacheBounds;
  private held: Packet[] = [];
  private heldBytes = 0;

  constructor(bounds: GopCacheBounds = gopCacheBounds) {
    this.bounds = bounds;
  }

  add(packet: Packet): void {
    if (packet.keyframe) this.clear();
    else if (this.held.length === 0) return;
    this.held.push(packet);
    this.heldBytes += packet.payload.byteLength;
    if (this.heldBytes > this.bounds.maxBytes || this.held.length > this.bounds.maxPackets) this.clear();
  }

  /** The packets in order, a keyframe first; empty when there is none to begin with. */
  packets(): readonly Packet[] {
    return this.held;
  }

  clear(): void {
    this.held = [];
    this.heldBytes = 0;
  }
}
