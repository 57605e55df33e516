import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { HubState } from './hub-desk.ts';

type Known = Pick<HubState, 'access' | 'accessExpired' | 'view'>;

/** Whether who sits here has a right that is not about one camera. Nobody has one that this console does not know of, or before their password is their own. */
export function hasRight({ access, accessExpired, view }: Known, right: Right, nowMs: number): boolean {
  if (!access || accessExpired || view.mustChangePassword) return false;
  return decideGeneral({ person: access, right, now: nowMs }).allowed;
}

/** Whether the administration has anything for who sits here. */
export function mayAdminister(known: Known, nowMs: number): boolean {
  return hasRight(known, 'administer', nowMs) || hasRight(known, 'audit', nowMs);
}
