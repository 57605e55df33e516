import { z } from 'zod';
import type { HubFactsStore } from './hub-facts-store.ts';

const saveEveryMs = 60_000;
/** A difference that nobody would see is none: it changes with each word from the hub. */
const unseenMs = 2000;
const Kept = z.object({ offsetMs: z.number(), latestMs: z.number() });

/**
 * The hub's time as far as this machine can tell: its own clock, corrected by what the hub said last. It never goes back, also over restarts, so that
 * setting this machine's clock back does not make an expired right good again.
 */
export class HubClock {
  private readonly facts: HubFactsStore;
  private readonly ownNow: () => number;
  private offsetMs = 0;
  private latestMs = 0;
  private savedMs = 0;

  constructor(facts: HubFactsStore, ownNow: () => number = Date.now) {
    this.facts = facts;
    this.ownNow = ownNow;
    const kept = facts.get('clock', Kept);
    if (kept) ({ offsetMs: this.offsetMs, latestMs: this.latestMs } = kept);
    this.savedMs = this.latestMs;
  }

  /** The hub has just said what time it is. */
  hubSays(hubTimeMs: number): void {
    this.offsetMs = hubTimeMs - this.ownNow();
    // The hub itself may have been set right: its word counts.
    this.latestMs = hubTimeMs;
    this.save();
  }

  now(): number {
    this.latestMs = Math.max(this.latestMs, this.ownNow() + this.offsetMs);
    if (this.latestMs - this.savedMs >= saveEveryMs) this.save();
    return this.latestMs;
  }

  /** A time of the hub in this machine's own time. */
  toOwn(hubMs: number): number {
    return hubMs - this.offsetMs;
  }

  /** How far the hub is ahead of this machine's clock, milliseconds; 0 when it is next to nothing. */
  aheadMs(): number {
    return Math.abs(this.offsetMs) < unseenMs ? 0 : Math.round(this.offsetMs);
  }

  private save(): void {
    this.savedMs = this.latestMs;
    this.facts.set('clock', { offsetMs: this.offsetMs, latestMs: this.latestMs });
  }
}
