/** The part after the point, also of a negative number: 0 to 1. */
export function fraction(value: number): number {
  return value - Math.floor(value);
}

/** Left edge of something `width` wide that crosses 0..right `laps` times a loop, from the left, or from the right if `back`. */
export function crossing(
  phase: number,
  right: number,
  width: number,
  laps: number,
  offset: number,
  back: boolean,
): number {
  const share = fraction(phase * laps + offset);
  return -width + (right + width) * (back ? 1 - share : share);
}

/** A whole number of swings a loop, -1 to 1. */
export function swing(phase: number, times: number, offset = 0): number {
  return Math.sin(2 * Math.PI * (phase * times + offset));
}

/** 0 before, 1 after, smooth between. */
export function smoothStep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
