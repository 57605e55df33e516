/** Asked for each time, the browser's own word for it is among the dearer things that a picture costs. */
const { timeOrigin } = performance;

/** Core time minus window time, from pings: the sample with the shortest way there and back is the truest (RFC 5905 section 10). */
export class CoreClock {
  private offsetMs = 0;
  private samples: { readonly roundTripMs: number; readonly offsetMs: number }[] = [];

  /** Window time: epoch milliseconds that never jump. */
  static windowTimeMs(): number {
    return timeOrigin + performance.now();
  }

  /** Core time now. Before the first pong both clocks are taken as equal: they are on one machine. */
  nowMs(windowMs = CoreClock.windowTimeMs()): number {
    return windowMs + this.offsetMs;
  }

  /** Core time of a moment of this thread's performance.now(). */
  atMs(performanceNowMs: number): number {
    return timeOrigin + performanceNowMs + this.offsetMs;
  }

  /** A pong: when the ping left and came back in window time, and the core's time between. The last eight count. */
  add(sentAtMs: number, receivedAtMs: number, coreTimeMs: number): void {
    const offsetMs = coreTimeMs - (sentAtMs + receivedAtMs) / 2;
    this.samples = [...this.samples.slice(-7), { roundTripMs: receivedAtMs - sentAtMs, offsetMs }];
    const truest = this.samples.reduce((best, one) => (one.roundTripMs < best.roundTripMs ? one : best));
    this.offsetMs = truest.offsetMs;
  }

  /** Another core may answer from now on: what was learned holds only until its first pong. */
  restart(): void {
    this.samples = [];
  }
}
