import type { AccountPolicy } from './account-policy.ts';

interface Failures {
  times: number[];
  lockedUntilMs: number;
}

/** Names are typed by strangers: more of them than this and the oldest is forgotten. */
const mostKeys = 20_000;

/** Counts failures by account and by console, and locks either for a while after too many within a short time (decision 724). What comes while it is locked counts for nothing. */
export class SignInLock {
  private readonly failures = new Map<string, Failures>();
  private readonly policy: AccountPolicy;

  constructor(policy: AccountPolicy) {
    this.policy = policy;
  }

  isLocked(keys: readonly string[], nowMs: number): boolean {
    return keys.some((key) => (this.failures.get(key)?.lockedUntilMs ?? 0) > nowMs);
  }

  /** Counts a failure that happened at that time; true when it locked one of the keys. */
  failed(keys: readonly string[], atMs: number): boolean {
    return keys.map((key) => this.count(key, atMs)).includes(true);
  }

  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.failures.delete(key);
  }

  private count(key: string, atMs: number): boolean {
    const entry = this.failures.get(key) ?? { times: [], lockedUntilMs: 0 };
    if (entry.lockedUntilMs > atMs) return false;
    const since = atMs - this.policy.lockWindowSeconds * 1000;
    entry.times = [...entry.times.filter((time) => time > since), atMs];
    const locks = entry.times.length >= this.policy.lockAfterFailures;
    if (locks) {
      entry.lockedUntilMs = atMs + this.policy.lockForSeconds * 1000;
      entry.times = [];
    }
    this.failures.delete(key);
    this.failures.set(key, entry);
    this.forgetOldest();
    return locks;
  }

  private forgetOldest(): void {
    const [oldest] = this.failures.keys();
    if (this.failures.size > mostKeys && oldest !== undefined) this.failures.delete(oldest);
  }
}

export const accountKey = (account: string) => `account:${account}`;
export const consoleKey = (consoleId: string) => `console:${consoleId}`;
