import type { Validity } from './validity.ts';

/** A stretch of time, epoch milliseconds, `fromMs` included, `toMs` not; open ends are infinite, so that holding is two comparisons. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const always: Span = Object.freeze({
  fromMs: Number.NEGATIVE_INFINITY,
  toMs: Number.POSITIVE_INFINITY,
});
export const never: Span = Object.freeze({
  fromMs: Number.POSITIVE_INFINITY,
  toMs: Number.NEGATIVE_INFINITY,
});

export function spanOf({ validFromMs, validToMs }: Validity): Span {
  if (validFromMs === null && validToMs === null) return always;
  return { fromMs: validFromMs ?? always.fromMs, toMs: validToMs ?? always.toMs };
}

/** When both hold. Empty spans hold never. */
export function intersect(a: Span, b: Span): Span {
  if (a === always) return b;
  if (b === always) return a;
  return { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) };
}

export function holds(span: Span, atMs: number): boolean {
  return span.fromMs <= atMs && atMs < span.toMs;
}

/** Whether any of them holds; no allocation. */
export function anyHolds(spans: readonly Span[], atMs: number): boolean {
  for (let at = 0; at < spans.length; at += 1) {
    const span = spans[at];
    if (span !== undefined && holds(span, atMs)) return true;
  }
  return false;
}
