import { type MachineLoad, usableCores } from './governor-world.ts';
import type { LateFeed } from './lateness.ts';
import { fillForStill } from './placement.ts';
import type { PlannedFeed } from './planned-feed.ts';
import { lateTogether } from './shed-late.ts';

/** A machine of which we use this much is full, whoever is late. */
const fullShare = 0.95;

/** Since when the machine has been full, or has had room, and when tiles were late. */
export class LoadClocks {
  /** Late together: for more than a tile's own trouble. */
  lateSinceMs: number | null = null;
  lateAtMs = Number.NEGATIVE_INFINITY;
  roomSinceMs: number | null = null;
  /** For tiles that have keyframes only. */
  stillRoomSinceMs: number | null = null;
  fullSinceMs: number | null = null;
  private readonly feedLateAtMs = new Map<string, number>();

  /** Takes in the load and who is late just now; true when tiles are late together. */
  watch(
    feeds: readonly PlannedFeed[],
    someLate: readonly LateFeed[],
    load: MachineLoad,
    nowMs: number,
  ): boolean {
    const { busyCores, ownCores, cores } = load;
    this.noteFeeds(feeds, someLate, nowMs);
    const late = lateTogether(feeds, someLate, load).length > 0;
    this.lateSinceMs = late ? (this.lateSinceMs ?? nowMs) : null;
    if (late) this.lateAtMs = nowMs;
    const roomSince = (before: number | null, share: number) =>
      busyCores <= usableCores(load) * share * fullShare ? (before ?? nowMs) : null;
    this.roomSinceMs = roomSince(this.roomSinceMs, 1);
    this.stillRoomSinceMs = roomSince(this.stillRoomSinceMs, fillForStill);
    const full = ownCores !== null && ownCores > fullShare * cores;
    this.fullSinceMs = full ? (this.fullSinceMs ?? nowMs) : null;
    return late;
  }

  /** Nothing was seen for a while: what had been so is not known to have stayed so. */
  forget(): void {
    this.roomSinceMs = null;
    this.stillRoomSinceMs = null;
    this.fullSinceMs = null;
  }

  /** How long that feed has not been late. */
  feedQuietMs(key: string, nowMs: number): number {
    return nowMs - (this.feedLateAtMs.get(key) ?? Number.NEGATIVE_INFINITY);
  }

  private noteFeeds(feeds: readonly PlannedFeed[], someLate: readonly LateFeed[], nowMs: number): void {
    for (const { key } of someLate) this.feedLateAtMs.set(key, nowMs);
    const living = new Set(feeds.map(({ key }) => key));
    for (const key of this.feedLateAtMs.keys()) if (!living.has(key)) this.feedLateAtMs.delete(key);
  }
}
