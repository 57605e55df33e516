/** A next feed this close behind is waited for; one farther behind has time to catch up by itself. */
const holdWithinMs = 200;
const patienceMs = 3000;
/** It is waited for until it should have caught up: one of its pictures more, with some room, and never long enough to be taken for a standstill. */
const slackMs = 250;
const stepRoom = 1.3;
const longestHoldMs = 1000;
/** Meanwhile a picture stands for two steps at most; a beat of the painter, which may come this much early, is not waited for once more. */
const stepsToStand = 2;
const beatMs = 20;
/** Then the picture moves for so long, and twice as long after each time that did not help. */
const shortestRestMs = 1000;
const longestRestMs = 60_000;

/** How long the picture on the glass has stood, and the longer of both feeds' usual steps. 0 while unknown. Milliseconds. */
interface Stood {
  readonly forMs: number;
  readonly stepMs: number;
}

/**
 * Decides when a tile goes over to its next feed: with a picture at least as new as the one on the glass, so that nothing moves back in time. A next feed may be
 * slower by its very nature (another lane); the old feed then goes at half its pace until they meet. Only a feed with so few pictures that one more cannot be waited
 * for takes over with its last, less than one of its own steps older.
 */
export class SwapGate {
  private readonly rhythm = new NextRhythm();
  private sinceMs: number | null = null;
  private holdUntilMs = -Infinity;
  private restUntilMs = -Infinity;
  private restMs = shortestRestMs;

  /**
   * `shownAtMs`, `nextAtMs`: times of the picture on the glass and of the next feed's, on one clock, null where there is none; `nowMs` may be on another. `swap`: go
   * over now; `hold`: draw nothing newer of the old feed; `step`: draw one picture of it, and leave none out; `wait`: go on as before.
   */
  judge(
    shownAtMs: number | null,
    nextAtMs: number | null,
    nowMs: number,
    { forMs, stepMs }: Stood = { forMs: 0, stepMs: 0 },
  ): 'swap' | 'hold' | 'step' | 'wait' {
    if (nextAtMs !== null) {
      if (shownAtMs === null || nextAtMs >= shownAtMs) return 'swap';
      this.sinceMs ??= nowMs;
      this.rhythm.see(nextAtMs, nowMs);
      const lagMs = shownAtMs - nextAtMs;
      const wanted = lagMs <= holdWithinMs || nowMs - this.sinceMs > patienceMs;
      if (wanted && nowMs >= this.holdUntilMs) {
        const needMs = lagMs + Math.max(slackMs, stepRoom * this.rhythm.stepMs);
        if (needMs <= longestHoldMs) this.hold(needMs + lagMs, nowMs);
        else if (lagMs < this.rhythm.stepMs) return 'swap';
      }
    }
    if (nowMs >= this.holdUntilMs) return 'wait';
    const longestMs = stepMs > 0 ? stepsToStand * stepMs - beatMs : longestHoldMs;
    return forMs < Math.min(longestMs, longestHoldMs) ? 'hold' : 'step';
  }

  private hold(forMs: number, nowMs: number): void {
    if (nowMs <= this.restUntilMs) return;
    this.holdUntilMs = nowMs + forMs;
    this.restUntilMs = this.holdUntilMs + this.restMs;
    this.restMs = Math.min(this.restMs * 2, longestRestMs);
  }
}

/** The time between the next feed's pictures, as they come to be seen here. */
class NextRhythm {
  private last: { readonly pictureAtMs: number; readonly seenAtMs: number } | null = null;
  private steps: readonly number[] = [];

  /** Milliseconds; 0 until three pictures were seen. The shorter of two steps: one alone may have been a hiccup. */
  get stepMs(): number {
    return this.steps.length < 2 ? 0 : Math.min(...this.steps);
  }

  see(pictureAtMs: number, seenAtMs: number): void {
    const { last } = this;
    if (last?.pictureAtMs === pictureAtMs) return;
    this.last = { pictureAtMs, seenAtMs };
    // Pictures of a cached run lie far apart and come all at once.
    if (last)
      this.steps = [
        ...this.steps.slice(-1),
        Math.min(pictureAtMs - last.pictureAtMs, seenAtMs - last.seenAtMs),
      ];
  }
}
