import { mostReorderedMs } from '../../../shared/media/reordering.ts';
import type { Packet } from '../streams/packet.ts';

/** A packet on its way through a decoder. */
export interface FedPacket {
  readonly packet: Packet;
  readonly generation: number;
  /** From the GOP cache: only the last picture of those is shown. */
  readonly cached: boolean;
}

/** Room for pictures that are shown before the first keyframe. */
const firstUs = 10_000_000;
/** Where pictures are reordered the one before jumps ahead, by more than the stream's smallest step; that is known after a few. */
const stepsAhead = 1.1;
const stepsToKnow = 8;
const usualStepUs = 40_000;

/**
 * Gives each packet a time of its own for the way through ffmpeg, in microseconds, and finds the packet again by the time of its picture. The times
 * keep the camera's distances and order, are unique, never negative, and go on where the camera's clock was set back, by however little, or its connection is a
 * new one: one time that is out of order lets ffmpeg guess all that follow.
 */
export class PacketTimes {
  private readonly underWay = new Map<number, FedPacket>();
  private offsetUs: number | null = null;
  private latestUs = 0;
  /** The latest time before that one, and the smallest distance of two times that follow each other. */
  private beforeLatestUs = 0;
  private stepUs = Number.POSITIVE_INFINITY;
  private steps = 0;
  private generation = 0;
  private live = 0;

  /** Packets whose pictures have not come. */
  get size(): number {
    return this.underWay.size;
  }

  /** Of those, the ones that are not from the cache. */
  get liveSize(): number {
    return this.live;
  }

  /** The one of those that was given first. */
  get oldestLive(): FedPacket | null {
    for (const fed of this.underWay.values()) if (!fed.cached) return fed;
    return null;
  }

  add(fed: FedPacket): number {
    const realUs = Math.round(fed.packet.ptsMs * 1000);
    let ptsUs = realUs + (this.offsetUs ?? firstUs - realUs);
    if (fed.generation > this.generation || (ptsUs <= this.latestUs && !this.isReordered(ptsUs))) {
      ptsUs = this.latestUs === 0 ? firstUs : this.latestUs + usualStepUs;
      this.generation = fed.generation;
    }
    this.offsetUs = ptsUs - realUs;
    while (this.underWay.has(ptsUs)) ptsUs += 1;
    this.underWay.set(ptsUs, fed);
    if (!fed.cached) this.live += 1;
    this.note(ptsUs);
    return ptsUs;
  }

  /** The packet of a picture; null when no packet had this time. Pictures come in order: what should have come before it never will. */
  take(ptsUs: number): FedPacket | null {
    const fed = this.underWay.get(ptsUs) ?? null;
    for (const [earlierUs, earlier] of this.underWay) {
      if (earlierUs > ptsUs) continue;
      this.underWay.delete(earlierUs);
      if (!earlier.cached) this.live -= 1;
    }
    return fed;
  }

  has(packet: Packet): boolean {
    return this.some((fed) => fed.packet === packet);
  }

  some(wanted: (fed: FedPacket) => boolean): boolean {
    for (const fed of this.underWay.values()) if (wanted(fed)) return true;
    return false;
  }

  /** Whether such a time can be that of a picture which is shown before the one that was decoded before it. */
  private isReordered(ptsUs: number): boolean {
    if (ptsUs < this.latestUs - 1000 * mostReorderedMs) return false;
    if (ptsUs <= this.beforeLatestUs || ptsUs === this.latestUs) return false;
    const aheadUs = this.latestUs - this.beforeLatestUs;
    return this.steps < stepsToKnow || aheadUs >= stepsAhead * this.stepUs;
  }

  private note(ptsUs: number): void {
    if (this.latestUs > 0) {
      this.stepUs = Math.min(this.stepUs, Math.abs(ptsUs - this.latestUs));
      this.steps += 1;
    }
    if (ptsUs <= this.latestUs) return;
    this.beforeLatestUs = this.latestUs;
    this.latestUs = ptsUs;
  }
}
