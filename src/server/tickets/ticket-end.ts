import type { Access } from '../../shared/rights/access.ts';
import type { Decision } from '../../shared/rights/decision.ts';
import type { Right } from '../../shared/rights/right.ts';
import { holds, type Span } from '../../shared/rights/span.ts';

/** When a ticket ends: never later than what allows it, be it a grant, a role, the account or the unit. */
export function ticketEnd({
  person,
  decision,
  right,
  nowMs,
  ticketMs,
}: {
  person: Access;
  decision: Decision;
  right: Right;
  nowMs: number;
  ticketMs: number;
}): number {
  const ends = [nowMs + ticketMs, person.personSpan.toMs, person.unitSpan.toMs];
  if (decision.grantId === null) ends.push(lastEnd(person.roleRights[right], nowMs));
  else ends.push(person.book.grants.find(({ id }) => id === decision.grantId)?.toMs ?? nowMs);
  return Math.min(...ends);
}

/** Of several roles that give a right now, the one that lasts longest. */
function lastEnd(spans: readonly Span[], nowMs: number): number {
  return Math.max(nowMs, ...spans.filter((span) => holds(span, nowMs)).map(({ toMs }) => toMs));
}
