/** A camera whose clock was set in between goes on from where it was. */
const longestStepMs = 60_000;
/** Pictures that are shown before the first one in coding order keep a positive time. */
const originMs = 1000;

/** Makes the 32-bit time stamps of one RTP stream into milliseconds that go on over wraps and jumps. */
export class RtpClock {
  private readonly clockRate: number;
  private last: { readonly timestamp: number; readonly ticks: number; readonly atMs: number } | null = null;

  constructor(clockRate: number) {
    this.clockRate = clockRate;
  }

  /** Milliseconds since the stream's beginning. `nowMs` tells how far to go on where the stamps do not. */
  ptsMs(timestamp: number, nowMs: number): number {
    const ticks =
      this.last === null ? (originMs * this.clockRate) / 1000 : this.next(this.last, timestamp, nowMs);
    this.last = { timestamp, ticks, atMs: nowMs };
    return (ticks * 1000) / this.clockRate;
  }

  private next(last: NonNullable<RtpClock['last']>, timestamp: number, nowMs: number): number {
    const step = (timestamp - last.timestamp) | 0;
    const isJump = Math.abs(step) > (longestStepMs * this.clockRate) / 1000;
    return last.ticks + (isJump ? Math.round(((nowMs - last.atMs) * this.clockRate) / 1000) : step);
  }
}
