/** So many failures, and the decoder counts as dead: it is then tried only every few seconds. */
const maxQuickFailures = 5;
/** A decoder that gives pictures for so long without a failure is well: one that gives the keyframe and fails at the next picture is not. */
const healthyMs = 10_000;
const slowRetryMs = 5000;

/** When a decoder that failed may be tried again, and what to call it until it gives a picture. */
export class DecoderRetry {
  private readonly now: () => number;
  private failures = 0;
  private lastFailedAtMs = -Infinity;
  private lastWords = '';
  private hasGivenSince = false;

  constructor(now: () => number) {
    this.now = now;
  }

  /** True when the next keyframe may be tried. */
  get allowed(): boolean {
    return this.failures < maxQuickFailures || this.now() - this.lastFailedAtMs >= slowRetryMs;
  }

  get fault(): 'corrupt' | 'decoder-died' | null {
    if (this.failures >= maxQuickFailures) return 'decoder-died';
    return this.failures > 0 && !this.hasGivenSince ? 'corrupt' : null;
  }

  get detail(): string {
    return this.lastWords;
  }

  failed(why: string): void {
    this.failures++;
    this.lastFailedAtMs = this.now();
    this.lastWords = why;
    this.hasGivenSince = false;
  }

  /** It gave a picture. */
  succeeded(): void {
    this.hasGivenSince = true;
    if (this.now() - this.lastFailedAtMs >= healthyMs) this.restart();
  }

  restart(): void {
    this.failures = 0;
    this.lastWords = '';
  }
}
