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
  /** For how long has been learned before this. */
  readonly learnedMs: number;
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
 * Moves the factor that makes predictions true on this machine towards what was seen, in the first half minute by the mean of all that was, then a little;
 * stays within 0.5 to 3. A machine at its limit says
 * how much there was, not how much was needed, so it never teaches a lower factor.
 */
export function learnFactor(factor: number, lesson: LoadLesson): number {
  const { predictedCores, ownCores, busyCores, cores, late, elapsedMs, learnedMs } = lesson;
  if (predictedCores < enoughCores) return factor;
  const top = ownCores === null ? highestUnknown : highest;
  const seen = Math.min(top, Math.max(lowest, (ownCores ?? busyCores) / predictedCores));
  const full = late || busyCores > 0.95 * cores;
  const target = full ? Math.max(factor, seen) : seen;
  const pastMs = Math.min(timeConstantMs, trustedMs + learnedMs + elapsedMs);
  return factor + (target - factor) * Math.min(1, elapsedMs / pastMs);
}
