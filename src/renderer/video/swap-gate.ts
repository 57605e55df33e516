/** A next feed this close behind is waited for with a picture that stands; one farther behind has time to catch up. */
const holdWithinMs = 200;
const patienceMs = 3000;
/** A hold ends so long after the next feed should have caught up, and comes again only after a rest. */
const slackMs = 250;
const restMs = 1000;

/**
 * Decides when a tile goes over to its next feed: with a picture at least as new as the one on the glass, so that nothing ever moves back in time. A next
 * feed may be slower by its very nature (another lane); the old feed's picture then stands for that moment.
 */
export class SwapGate {
  private sinceMs: number | null = null;
  private holdUntilMs = -Infinity;

  /**
   * `shownAtMs`, `nextAtMs`: arrival of the picture on the glass and of the next feed's newest, null where there is none; core time. `swap`: go over now;
   * `hold`: draw nothing newer of the old feed; `wait`: go on as before.
   */
  judge(shownAtMs: number | null, nextAtMs: number | null, nowMs: number): 'swap' | 'hold' | 'wait' {
    if (nextAtMs !== null) {
      if (shownAtMs === null || nextAtMs >= shownAtMs) return 'swap';
      this.sinceMs ??= nowMs;
      const lagMs = shownAtMs - nextAtMs;
      const wanted = lagMs <= holdWithinMs || nowMs - this.sinceMs > patienceMs;
      if (wanted && nowMs > this.holdUntilMs + restMs) this.holdUntilMs = nowMs + lagMs + slackMs;
    }
    return nowMs < this.holdUntilMs ? 'hold' : 'wait';
  }
}
