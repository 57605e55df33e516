import type { Access } from './access.ts';
import type { Decision } from './decision.ts';
import { allowedInOwnScope, denied } from './decisions.ts';
import type { Right } from './right.ts';
import { anyHolds, holds } from './span.ts';

/**
 * Whether a person has a right that is not about a camera (`administer`, `audit`, `push` as such) over a unit: their own and those under it, all of them
 * when their tier reaches the city. Without `unitId`: whether they have it at all. No grant gives such a right.
 */
export function decideGeneral({
  person,
  right,
  now,
  unitId,
}: {
  person: Access;
  right: Right;
  now: number;
  unitId?: string;
}): Decision {
  if (!holds(person.personSpan, now)) return denied['not-active'];
  if (!holds(person.unitSpan, now)) return denied['unit-not-valid'];
  if (!anyHolds(person.roleRights[right], now)) return denied['no-role-right'];
  if (unitId === undefined || person.tier?.reach === 'city' || person.unitsUnder.has(unitId))
    return allowedInOwnScope;
  return denied['outside-scope'];
}
