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

/**
 * Moves the factor that makes predictions true on this machine a little towards what was seen; stays within 0.5 to 3. A machine at its limit says
 * how much there was, not how much was needed, so it never teaches a lower factor.
 */
export function learnFactor(factor: number, lesson: LoadLesson): number {
  const { predictedCores, ownCores, busyCores, cores, late, elapsedMs } = lesson;
  if (predictedCores < enoughCores) return factor;
  const top = ownCores === null ? highestUnknown : highest;
  const seen = Math.min(top, Math.max(lowest, (ownCores ?? busyCores) / predictedCores));
  const full = late || busyCores > 0.95 * cores;
  const target = full ? Math.max(factor, seen) : seen;
  return factor + (target - factor) * Math.min(1, elapsedMs / timeConstantMs);
}
