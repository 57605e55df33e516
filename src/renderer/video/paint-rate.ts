/** What a screen of 60 frames a second divides into; with fewer, waiting for a round would make pictures older than all the rest of their way does. */
const ratesHz = [20, 30];
const mostHz = 60;
/** Where only keyframes are shown. */
const keyframesHz = 10;
/** While a stream's rhythm is not known: the usual one is 25 pictures a second. */
const usualMs = 40;
/** Streams jitter: so many rounds for each picture of the fastest one. */
const roundsAPicture = 1.1;

/**
 * Rounds of painting a second for streams with these times between their pictures (ms, null: not known yet), those that show keyframes only not among them.
 * Each round in which anything is drawn hands the whole canvas over (8 ms of CPU at 1920x1080, half of it in the compositor), so there are just enough for
 * every picture of the fastest stream to have one of its own.
 */
export function paintRateHz(intervalsMs: readonly (number | null)[]): number {
  if (intervalsMs.length === 0) return keyframesHz;
  const fastestMs = Math.min(...intervalsMs.map((intervalMs) => intervalMs ?? usualMs));
  return ratesHz.find((hz) => (1000 / hz) * roundsAPicture <= fastestMs) ?? mostHz;
}
