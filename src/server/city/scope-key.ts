import { createHash } from 'node:crypto';
import type { Access } from '../../shared/rights/access.ts';
import type { Grant } from '../../shared/rights/grant.ts';
import { anyHolds, holds, type Span } from '../../shared/rights/span.ts';

const markOfGrant = new WeakMap<Grant, string>();

/** What decides which cameras a person sees at a moment, as text: whoever has the same sees the same cameras, whatever their names are. Empty: none. */
export function scopeKey(access: Access, now: number): string {
  if (!holds(access.personSpan, now) || !holds(access.unitSpan, now)) return '';
  const views = anyHolds(access.roleRights.view, now);
  const administers = anyHolds(access.roleRights.administer, now);
  const granted = liveGrants(access, now, views);
  if (!views && !administers && granted.length === 0) return '';
  return JSON.stringify([
    access.person.unitId,
    access.tier?.reach,
    access.tier?.police,
    views ? [living(access.territories, now), living(access.sectors, now)] : null,
    administers ? [...access.unitsUnder].sort() : null,
    granted,
  ]);
}

function living(spans: ReadonlyMap<string, Span>, now: number): string[] {
  return [...spans].filter(([, span]) => holds(span, now)).map(([id]) => id);
}

/** Grants that show the person a camera now. A grant that is altered gets another mark. */
function liveGrants(access: Access, now: number, views: boolean): string[] {
  const live = new Set<string>();
  for (const grants of access.grants.values())
    for (const { grant, span, rights, asRoleAllows } of grants)
      if (holds(span, now) && rights.has('view') && (views || !asRoleAllows)) live.add(markOf(grant));
  return [...live].sort();
}

/** The same after a restart of the hub, so that consoles may go on with the rows they have. */
function markOf(grant: Grant): string {
  const known = markOfGrant.get(grant);
  if (known !== undefined) return known;
  const mark = createHash('sha256').update(JSON.stringify(grant)).digest('base64');
  markOfGrant.set(grant, mark);
  return mark;
}
