import { createHash } from 'node:crypto';
import type { Access } from '../../shared/rights/access.ts';
import type { Grant } from '../../shared/rights/grant.ts';
import { nextChangeMs } from '../../shared/rights/next-change.ts';
import { anyHolds, holds, type Span } from '../../shared/rights/span.ts';

const markOfGrant = new WeakMap<Grant, string>();

const known = new WeakMap<Access, Span & { readonly key: string }>();

/** What decides which cameras a person sees at a moment, as text: whoever has the same sees the same cameras, whatever their names are. Empty: none. */
export function scopeKey(access: Access, now: number): string {
  const last = known.get(access);
  if (last && holds(last, now)) return last.key;
  const key = makeKey(access, now);
  known.set(access, { key, fromMs: now, toMs: nextChangeMs(access, now) ?? Number.POSITIVE_INFINITY });
  return key;
}

function makeKey(access: Access, now: number): string {
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
  const ids = [...spans].filter(([, span]) => holds(span, now)).map(([id]) => id);
  return ids.sort();
}

/** Grants that show the person a camera now. A grant that is altered gets another mark. */
function liveGrants(access: Access, now: number, views: boolean): string[] {
  const live = new Set<string>();
  for (const byCamera of views ? [access.ownGrants, access.unitGrants] : [access.ownGrants])
    for (const grants of byCamera.values())
      for (const { grant, span, rights } of grants)
        if (holds(span, now) && rights.has('view')) live.add(markOf(grant));
  return [...live].sort();
}

/** The same after a restart of the hub, so that consoles may go on with the rows they have. */
function markOf(grant: Grant): string {
  const made = markOfGrant.get(grant);
  if (made !== undefined) return made;
  const mark = createHash('sha256').update(JSON.stringify(grant)).digest('base64');
  markOfGrant.set(grant, mark);
  return mark;
}
