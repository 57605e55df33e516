/** Limits of Carousel, in seconds. */
export const shortestSeconds = 3;
export const longestSeconds = 3600;

/** The seconds that were typed; null when they are not a whole number within the limits. */
export function dwellSeconds(typed: string): number | null {
  const seconds = typed.trim() === '' ? Number.NaN : Number(typed);
  const fits = Number.isInteger(seconds) && seconds >= shortestSeconds && seconds <= longestSeconds;
  return fits ? seconds : null;
}
