/** So many failures in a row, and the decoder counts as dead: it is then tried only every few seconds. */
const maxQuickFailures = 5;
const slowRetryMs = 5000;

/** When a decoder that failed may be tried again, and what to call it until it gives a picture. */
export class DecoderRetry {
  private readonly now: () => number;
  private failures = 0;
  private lastFailedAtMs = -Infinity;
  private lastWords = '';

  constructor(now: () => number) {
    this.now = now;
  }

  /** True when the next keyframe may be tried. */
  get allowed(): boolean {
    return this.failures < maxQuickFailures || this.now() - this.lastFailedAtMs >= slowRetryMs;
  }

  get fault(): 'corrupt' | 'decoder-died' | null {
    if (this.failures === 0) return null;
    return this.failures < maxQuickFailures ? 'corrupt' : 'decoder-died';
  }

  get detail(): string {
    return this.lastWords;
  }

  failed(why: string): void {
    this.failures++;
    this.lastFailedAtMs = this.now();
    this.lastWords = why;
  }

  succeeded(): void {
    this.restart();
  }

  restart(): void {
    this.failures = 0;
    this.lastWords = '';
  }
}
