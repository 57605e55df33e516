/** Ages are looked at in spans of this length, and only when there are enough of them. */
const spanMs = 3000;
const leastPictures = 6;
/** Pictures that old are late for somebody who watches; ages that fell by so much from the span's first half to its second are on their way back. */
const lateMs = 700;
const fallingByMs = 50;
/** A cut helped when the first span after it is younger than this share of the span before. Each one that did not makes the wait for the next so much longer. */
const helpedBelow = 0.8;
const longer = 4;
const longestWaitMs = 3_600_000;

/**
 * Finds a stream whose pictures come out late and do not catch up by themselves. Where the lateness is the stream's own (pictures out of order, few a second) a
 * cut cannot help: such a stream is cut ever more seldom.
 */
export class DriftWatch {
  private ages: number[] = [];
  private sinceMs: number | null = null;
  /** Age at the cut whose effect has not been seen yet. */
  private cutAgeMs: number | null = null;
  private waitMs = spanMs;
  private notBeforeMs = -Infinity;

  /** A live picture came out, that old. True when the stream has to be cut back to live. */
  add(ageMs: number, nowMs: number): boolean {
    this.sinceMs ??= nowMs;
    this.ages.push(ageMs);
    if (nowMs - this.sinceMs < spanMs || this.ages.length < leastPictures) return false;
    const { ages } = this;
    const half = ages.length >> 1;
    const fallingMs = median(ages.slice(0, half)) - median(ages.slice(half));
    this.beginSpan();
    return this.judge(median(ages), fallingMs, nowMs);
  }

  /** A new connection: nothing is known of it. */
  restart(): void {
    this.beginSpan();
    this.cutAgeMs = null;
    this.waitMs = spanMs;
    this.notBeforeMs = -Infinity;
  }

  private judge(ageMs: number, fallingMs: number, nowMs: number): boolean {
    if (this.cutAgeMs !== null && ageMs >= this.cutAgeMs * helpedBelow) {
      this.waitMs = Math.min(this.waitMs * longer, longestWaitMs);
      this.notBeforeMs = nowMs + this.waitMs;
    }
    this.cutAgeMs = null;
    if (nowMs < this.notBeforeMs || ageMs <= lateMs || fallingMs >= fallingByMs) return false;
    this.cutAgeMs = ageMs;
    return true;
  }

  private beginSpan(): void {
    this.ages = [];
    this.sinceMs = null;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
