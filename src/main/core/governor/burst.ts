/** Tiles that have opened together take more than they will, for eight seconds or so, and what was late then is forgotten within four. */
const burstMs = 12_000;
/** Bursts that follow each other for so long, with tiles late for so much of it, are no bursts: a carousel turns a wall that is too much for the machine. */
const chainMs = 30_000;
const lateShare = 0.3;

/** A time in which what is late says little of what will be: tiles have just opened. */
export class Burst {
  private chainFromMs = Number.NEGATIVE_INFINITY;
  private untilMs = Number.NEGATIVE_INFINITY;
  private lateMs = 0;

  begin(nowMs: number): void {
    if (nowMs >= this.untilMs) {
      this.chainFromMs = nowMs;
      this.lateMs = 0;
    }
    this.untilMs = nowMs + burstMs;
  }

  /** So much time has passed, and tiles were late in it or not. */
  watch(late: boolean, elapsedMs: number): void {
    if (late) this.lateMs += elapsedMs;
  }

  isOn(nowMs: number): boolean {
    return nowMs < this.untilMs && !this.isEndless(nowMs);
  }

  /** One follows the other, and tiles are late in all of them. */
  isEndless(nowMs: number): boolean {
    const chainForMs = nowMs - this.chainFromMs;
    return nowMs < this.untilMs && chainForMs >= chainMs && this.lateMs >= lateShare * chainForMs;
  }

  /** When the last one began. */
  get lastFromMs(): number {
    return this.untilMs - burstMs;
  }
}
