/** A part of a whole as a style sheet takes it. */
export function percentOf(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}
