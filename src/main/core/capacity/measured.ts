/**
 * What came of measuring one way: core milliseconds of a picture, or why there are none. `lasting`: it would be no different another time (a codec that is not
 * there), unlike a window that was closed meanwhile.
 */
export type Measured =
  | { readonly msPerPicture: number }
  | { readonly problem: string; readonly lasting: boolean };

/** Fewer pictures tell little: a slow machine, or one that has other work too, gets several spans of time. */
export const fewPictures = 60;
export const mostSpans = 4;

export interface Counted {
  readonly cores: number;
  readonly elapsedMs: number;
  /** CPU time that our processes used in it; null where that is not known, or is not all that limits (a graphics card's time is in no account). */
  readonly cpuMs: number | null;
  readonly pictures: number;
}

/**
 * Core milliseconds of a picture. CPU time tells them best: nobody else's work is in it, nor idling of a core that waited for another. Without it, every core
 * counts as ours for the whole span.
 */
export function measuredOf({ cores, elapsedMs, cpuMs, pictures }: Counted): Measured {
  const coreMs = Math.min(cores * elapsedMs, cpuMs ?? Infinity);
  if (pictures === 0 || coreMs <= 0) return { problem: 'no picture came out', lasting: true };
  return { msPerPicture: coreMs / pictures };
}

/** Two parts of one way: what both cost together, or why one of them cannot be told. */
export function together(first: Measured, second: Measured): Measured {
  if ('problem' in first) return first;
  if ('problem' in second) return second;
  return { msPerPicture: first.msPerPicture + second.msPerPicture };
}
