/** An edit makes no tile narrower or lower than this part of its display: a third of a tile of 8x8. */
const smallestPart = 24;

/** Lines that a tile must span at least, on a grid of that many lines. */
export function smallestSpan(gridLines: number): number {
  return Math.ceil(gridLines / smallestPart);
}
