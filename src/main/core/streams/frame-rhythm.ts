/** Weight of the newest interval in the running mean. */
const weight = 1 / 8;
/** A longer gap is a hole in the stream, not its rhythm. */
const longestMs = 30_000;
const leastSilentMs = 1500;
const unknownSilentMs = 4000;
const leastDropMs = 5000;
const patienceMs = 3000;

/** Learns the usual time between a stream's pictures from their arrivals and tells how long a silence is still like it. */
export class FrameRhythm {
  /** The running mean of the intervals, milliseconds; null before the second picture. */
  intervalMs: number | null = null;
  private lastAtMs: number | null = null;

  arrived(atMs: number): void {
    const gapMs = this.lastAtMs === null ? null : atMs - this.lastAtMs;
    this.lastAtMs = atMs;
    if (gapMs === null || gapMs > longestMs) return;
    this.intervalMs = this.intervalMs === null ? gapMs : this.intervalMs + (gapMs - this.intervalMs) * weight;
  }

  /** A new connection: the gap to its first picture says nothing about the rhythm. */
  paused(): void {
    this.lastAtMs = null;
  }

  /** Silence after which the stream no longer counts as flowing: four pictures' time, at least 1.5 s. */
  silentAfterMs(): number {
    return this.intervalMs === null ? unknownSilentMs : Math.max(leastSilentMs, 4 * this.intervalMs);
  }

  /** Silence after which the connection is given up. */
  dropAfterMs(): number {
    return Math.max(leastDropMs, this.silentAfterMs() + patienceMs);
  }
}
