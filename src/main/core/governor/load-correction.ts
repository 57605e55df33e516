/** The real load against the predicted one, over the last seconds, in cores. */
export interface LoadLesson {
  /** What the cost model says that all feeds use, uncorrected. */
  readonly predictedCores: number;
  /** What our processes used; null where the system does not tell. */
  readonly ownCores: number | null;
  /** What everybody used. */
  readonly busyCores: number;
  readonly cores: number;
  /** Tiles were late: the real need was larger than what could be used. */
  readonly late: boolean;
  readonly elapsedMs: number;
}

const lowest = 0.5;
const highest = 3;
/** Without knowing our own share, a busy machine may be busy with others: then little is believed. */
const highestUnknown = 1.5;
/** Below this many predicted cores, what the program uses beside its feeds would drown them. */
const enoughCores = 0.15;
const timeConstantMs = 30_000;
/** What the model says beforehand weighs as much as so long a look at what is. */
const trustedMs = 5000;

/**
 * The factor that makes predictions true on this machine, within 0.5 to 3: moves towards what is seen, in the first half minute by the mean of all that was,
 * then a little. A machine at its limit says how much there was, not how much was needed, so it never teaches a lower factor.
 */
export class LoadCorrection {
  private learned = 1;
  private learnedMs = 0;

  get factor(): number {
    return this.learned;
  }

  learn({ predictedCores, ownCores, busyCores, cores, late, elapsedMs }: LoadLesson): void {
    if (predictedCores < enoughCores) return;
    const top = ownCores === null ? highestUnknown : highest;
    const seen = Math.min(top, Math.max(lowest, (ownCores ?? busyCores) / predictedCores));
    const full = late || busyCores > 0.95 * cores;
    if (full && seen <= this.learned) return;
    this.learnedMs += elapsedMs;
    const pastMs = Math.min(timeConstantMs, trustedMs + this.learnedMs);
    this.learned += (seen - this.learned) * Math.min(1, elapsedMs / pastMs);
  }
}
