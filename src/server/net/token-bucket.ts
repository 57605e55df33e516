/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export class TokenBucket {
  private tokens: number;
  private lastMs: number;
  private readonly rate: Rate;

  constructor(rate: Rate, nowMs: number) {
    this.rate = rate;
    this.tokens = rate.burst;
    this.lastMs = nowMs;
  }

  /** Whether one more may go on now. A clock that is set back adds nothing. */
  take(nowMs: number): boolean {
    const gained = (Math.max(0, nowMs - this.lastMs) / 1000) * this.rate.perSecond;
    this.tokens = Math.min(this.rate.burst, this.tokens + gained);
    this.lastMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** A bucket for each key, the longest unused forgotten past `mostKeys`. */
export function bucketPerKey(rate: Rate, mostKeys: number): (key: string, nowMs: number) => boolean {
  const buckets = new Map<string, TokenBucket>();
  return (key, nowMs) => {
    const bucket = buckets.get(key) ?? new TokenBucket(rate, nowMs);
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > mostKeys && oldest !== undefined) buckets.delete(oldest);
    return bucket.take(nowMs);
  };
}
