import type { Access } from './access.ts';
import type { Span } from './span.ts';

/** The next moment after `afterMs` at which a person's access may change by time alone (a grant begins or ends, a role runs out); null: never. */
export function nextChangeMs(access: Access, afterMs: number): number | null {
  let next = Number.POSITIVE_INFINITY;
  for (const { fromMs, toMs } of spansOf(access)) {
    if (fromMs > afterMs && fromMs < next) next = fromMs;
    if (toMs > afterMs && toMs < next) next = toMs;
  }
  return next === Number.POSITIVE_INFINITY ? null : next;
}

function* spansOf(access: Access): Generator<Span> {
  yield access.personSpan;
  yield access.unitSpan;
  yield* access.territories.values();
  yield* access.sectors.values();
  for (const spans of Object.values(access.roleRights)) yield* spans;
  for (const grants of [access.ownGrants, access.unitGrants])
    for (const ready of grants.values()) for (const { span } of ready) yield span;
}
