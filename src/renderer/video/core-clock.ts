/** Core time minus window time, from pings: the sample with the shortest way there and back is the truest (RFC 5905 section 10). */
export class CoreClock {
  private lastOffsetMs = 0;
  private samples: { readonly roundTripMs: number; readonly offsetMs: number }[] = [];

  /** Window time: epoch milliseconds that never jump. */
  static windowTimeMs(): number {
    return performance.timeOrigin + performance.now();
  }

  /** Core time now. Before the first pong both clocks are taken as equal: they are on one machine. */
  nowMs(windowMs = CoreClock.windowTimeMs()): number {
    return windowMs + this.offsetMs;
  }

  /** Core time of a moment of this thread's performance.now(). */
  atMs(performanceNowMs: number): number {
    return performance.timeOrigin + performanceNowMs + this.offsetMs;
  }

  /** A pong: when the ping left and came back in window time, and the core's time between. The last eight count. */
  add(sentAtMs: number, receivedAtMs: number, coreTimeMs: number): void {
    const offsetMs = coreTimeMs - (sentAtMs + receivedAtMs) / 2;
    this.samples = [...this.samples.slice(-7), { roundTripMs: receivedAtMs - sentAtMs, offsetMs }];
  }

  /** Another core may answer from now on: what was learned holds only until its first pong. */
  restart(): void {
    this.lastOffsetMs = this.offsetMs;
    this.samples = [];
  }

  private get offsetMs(): number {
    const [first, ...others] = this.samples;
    if (!first) return this.lastOffsetMs;
    return others.reduce((best, one) => (one.roundTripMs < best.roundTripMs ? one : best), first).offsetMs;
  }
}
