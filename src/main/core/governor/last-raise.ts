import type { Limits, Scope } from './limits.ts';
import type { PlannedFeed } from './planned-feed.ts';
import { scopesOf } from './raise-step.ts';

/** Late tiles this soon after a raise are its fault, not that of a tile beside it, which is judged sooner; after `provenMs` it has gone well. */
const blameMs = 20_000;
const showsMs = 10_000;
const provenMs = 60_000;

interface Raise {
  readonly atMs: number;
  readonly keys: ReadonlySet<string>;
  readonly scopes: ReadonlySet<Scope>;
  readonly failed: Set<Scope>;
}

/** The last raise, until it is known how it went: that is booked in the limits of what it raised. */
export class LastRaise {
  private readonly limits: Limits;
  private raise: Raise | null = null;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  made(feeds: readonly PlannedFeed[], nowMs: number): void {
    const keys = new Set(feeds.map(({ key }) => key));
    this.raise = { atMs: nowMs, keys, scopes: new Set(feeds.flatMap(scopesOf)), failed: new Set() };
  }

  /** It has gone well once nothing was blamed on it for so long. */
  watch(nowMs: number): void {
    if (!this.raise || nowMs - this.raise.atMs < provenMs) return;
    const { scopes, failed } = this.raise;
    if (failed.size === 0) for (const scope of scopes) this.limits.forgive(scope);
    this.raise = null;
  }

  /** The feed was not raised, but others of its window were, just now: what it loses may be their doing, and they are judged later than it. */
  mayBeBehind(feed: PlannedFeed, nowMs: number): boolean {
    const { raise } = this;
    if (!raise || nowMs - raise.atMs >= showsMs || raise.keys.has(feed.key)) return false;
    return raise.scopes.has(`window ${feed.windowId}`);
  }

  /** Tiles of the scope are late: the raise went wrong there, if it was there, and not long ago. */
  blame(scope: Scope, foreignCores: number | null, nowMs: number): void {
    const { raise } = this;
    if (!raise || nowMs - raise.atMs >= blameMs) return;
    if (!raise.scopes.has(scope) || raise.failed.has(scope)) return;
    raise.failed.add(scope);
    this.limits.failed(scope, nowMs, foreignCores);
  }
}
