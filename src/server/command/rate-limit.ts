/** How many commands a session may give: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** Buckets are looked through for full ones when there are this many more than at the last look. */
const lookAfter = 5000;

/** A token bucket for each session. A full one says no more than none, so it is not kept. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private readonly rate: Rate;
  private lookAt = lookAfter;

  constructor(rate: Rate) {
    this.rate = rate;
  }

  /** Takes one token at that moment (milliseconds that never go back); false when there is none. */
  take(key: string, atMs: number): boolean {
    const bucket = this.buckets.get(key) ?? this.newBucket(key, atMs);
    bucket.tokens = this.filled(bucket, atMs);
    bucket.atMs = atMs;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  private newBucket(key: string, atMs: number): Bucket {
    if (this.buckets.size >= this.lookAt) {
      for (const [other, bucket] of this.buckets)
        if (this.filled(bucket, atMs) >= this.rate.burst) this.buckets.delete(other);
      this.lookAt = this.buckets.size + lookAfter;
    }
    const bucket = { tokens: this.rate.burst, atMs };
    this.buckets.set(key, bucket);
    return bucket;
  }

  private filled({ tokens, atMs }: Bucket, nowMs: number): number {
    return Math.min(this.rate.burst, tokens + ((nowMs - atMs) * this.rate.perSecond) / 1000);
  }
}
