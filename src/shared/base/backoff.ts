/** Bounds of the wait between attempts, milliseconds. */
export interface BackoffBounds {
  readonly minMs: number;
  readonly maxMs: number;
}

/** The supervisor's bounds: half a second at first, eight seconds at last, for ever. */
export const reconnectBackoff: BackoffBounds = { minMs: 500, maxMs: 8000 };

/**
 * The wait after the `failures`-th failure in a row (1 = first), counted from the start of the failed attempt: it doubles from minMs to
 * maxMs and is jittered down by at most half, so that cameras that went away together do not come back together.
 * `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number, { minMs, maxMs } = reconnectBackoff): number {
  const full = Math.min(maxMs, minMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.max(minMs, full * (1 - random / 2));
}
