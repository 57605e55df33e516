import type { PacketRecord } from './media-reader.ts';

/** Packets that have waited this long for their decoder would only be shown late and in a rush. */
const maxWaitMs = 400;
/** A decoder that gives nothing out for this long holds pictures back: it is given more. */
const heldBackMs = 300;
const leastRoom = 3;
const mostRoom = 24;

/**
 * Live packets that wait for their decoder. A decoder is given few pictures at a time: on a busy machine it works off what it has in one go,
 * and of a run of pictures that come out together only the last is ever seen, so a long run in the decoder is work for nothing.
 */
export class DecodeQueue {
  private packets: { readonly packet: PacketRecord; readonly sinceMs: number }[] = [];
  private room = leastRoom;
  private cameOutAtMs = -Infinity;

  push(packet: PacketRecord, nowMs: number): void {
    this.packets.push({ packet, sinceMs: nowMs });
  }

  /** The next packet, if the decoder, which has `underWay` of them, has room for it. */
  next(underWay: number, reorderFrames: number): PacketRecord | null {
    if (underWay >= this.room + reorderFrames) return null;
    return this.packets.shift()?.packet ?? null;
  }

  /** A picture came out of the decoder. */
  cameOut(nowMs: number): void {
    this.cameOutAtMs = nowMs;
  }

  get size(): number {
    return this.packets.length;
  }

  /** True when the oldest has waited too long; `patience` times longer is allowed. */
  isLate(nowMs: number, patience: number): boolean {
    const [oldest] = this.packets;
    return oldest !== undefined && nowMs - oldest.sinceMs > maxWaitMs * patience;
  }

  /** Leaves out what waits, but for a run that begins with a newer keyframe; returns how many were left out. */
  skip(isKeyframe: (packet: PacketRecord) => boolean, nowMs: number): number {
    const at = this.packets.findLastIndex(({ packet }) => isKeyframe(packet));
    const run = at < 1 ? [] : this.packets.slice(at).map(({ packet }) => ({ packet, sinceMs: nowMs }));
    const left = this.clear(nowMs) - run.length;
    this.packets = run;
    return left;
  }

  /** Forgets what waits; returns how many that were. A decoder that seems to hold pictures back has more room from now on. */
  clear(nowMs: number): number {
    const { length } = this.packets;
    if (length > 0 && nowMs - this.cameOutAtMs > heldBackMs) this.room = Math.min(mostRoom, this.room * 2);
    this.packets = [];
    return length;
  }
}
