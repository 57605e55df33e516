import { createPublicKey, verify } from 'node:crypto';
import { Emitter } from '../../../shared/base/emitter.ts';
import { RightsSnapshot, SignedSnapshot } from '../../../shared/rights/rights-snapshot.ts';
import type { HubClock } from './hub-clock.ts';
import type { HubFactsStore } from './hub-facts-store.ts';

/** Whom a snapshot must be for, and whose signature it must bear. */
export interface SnapshotOwner {
  readonly hubId: string;
  readonly consoleId: string;
  /** SPKI, base64. */
  readonly hubPublicKey: string;
}

/** The last signed snapshot of rights: what this console decides by, with or without the hub. */
export class RightsKeeper {
  /** The snapshot is another, or it has expired. */
  readonly onChanged = new Emitter<void>();
  private readonly facts: HubFactsStore;
  private readonly clock: HubClock;
  private held: RightsSnapshot | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(facts: HubFactsStore, clock: HubClock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** Brings back what was kept, if it is this console's and the hub's own. */
  restore(owner: SnapshotOwner): void {
    const kept = this.facts.get('snapshot', SignedSnapshot);
    if (kept) this.held = readSnapshot(kept, owner);
    this.watchExpiry();
  }

  /** Takes a snapshot that the hub sent; false when it is not signed by that hub for this console. */
  take(signed: SignedSnapshot, owner: SnapshotOwner): boolean {
    const read = readSnapshot(signed, owner);
    if (!read) return false;
    this.held = read;
    this.facts.set('snapshot', signed);
    this.watchExpiry();
    this.onChanged.fire();
    return true;
  }

  forget(): void {
    clearTimeout(this.timer);
    this.facts.remove('snapshot');
    if (!this.held) return;
    this.held = null;
    this.onChanged.fire();
  }

  current(): RightsSnapshot | null {
    return this.held;
  }

  /** Whether its time is over, by the hub's clock. */
  expired(): boolean {
    return this.held !== null && this.clock.now() >= this.held.expiresAtMs;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private watchExpiry(): void {
    clearTimeout(this.timer);
    if (!this.held || this.expired()) return;
    // A timer holds 2^31 ms at most, and the clock may be set meanwhile: it looks again.
    const inMs = Math.min(this.held.expiresAtMs - this.clock.now(), 60_000);
    this.timer = setTimeout(() => {
      if (this.expired()) this.onChanged.fire();
      else this.watchExpiry();
    }, inMs).unref();
  }
}

function readSnapshot(signed: SignedSnapshot, owner: SnapshotOwner): RightsSnapshot | null {
  const key = createPublicKey({
    key: Buffer.from(owner.hubPublicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  if (!verify(null, Buffer.from(signed.text, 'utf8'), key, Buffer.from(signed.signature, 'base64')))
    return null;
  const parsed = RightsSnapshot.safeParse(JSON.parse(signed.text));
  if (!parsed.success) return null;
  const { hubId, consoleId } = parsed.data;
  return hubId === owner.hubId && consoleId === owner.consoleId ? parsed.data : null;
}
