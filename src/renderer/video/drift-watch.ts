/** Ages are looked at in spans of this length, and only when there are enough of them. */
const spanMs = 3000;
const leastPictures = 6;
/** Pictures that old are late for somebody who watches; ages that fell by so much from the span's first half to its second are on their way back. */
const lateMs = 700;
const fallingByMs = 50;

/** Finds a stream whose pictures come out late and do not catch up by themselves. */
export class DriftWatch {
  private ages: number[] = [];
  private sinceMs: number | null = null;

  /** A live picture came out, that old. True when the stream has to be cut back to live; the watch begins anew then. */
  add(ageMs: number, nowMs: number): boolean {
    this.sinceMs ??= nowMs;
    this.ages.push(ageMs);
    if (nowMs - this.sinceMs < spanMs || this.ages.length < leastPictures) return false;
    const { ages } = this;
    const half = ages.length >> 1;
    this.restart();
    return median(ages) > lateMs && median(ages.slice(half)) > median(ages.slice(0, half)) - fallingByMs;
  }

  restart(): void {
    this.ages = [];
    this.sinceMs = null;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
