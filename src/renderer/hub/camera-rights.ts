import type { CameraScope } from '../../shared/rights/camera-scope.ts';
import { decideOffline } from '../../shared/rights/decide-offline.ts';
import type { Decision } from '../../shared/rights/decision.ts';
import { denied } from '../../shared/rights/decisions.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { HubState } from './hub-desk.ts';

/**
 * Whether who sits here may do something with a camera, by the rights this console has; null without a hub: then everything is allowed.
 * `scope` null: the hub tells this person nothing of the camera.
 */
export function decideHere(
  { view, access, accessExpired }: Pick<HubState, 'view' | 'access' | 'accessExpired'>,
  scope: CameraScope | null,
  right: Right,
  nowMs: number,
): Decision | null {
  if (view.link === 'none') return null;
  if (!access) return denied['not-active'];
  if (!scope) return denied['outside-scope'];
  // Whether it has expired is known by the hub's clock, which the core follows.
  const snapshot = { personId: access.person.id, expiresAtMs: accessExpired ? nowMs : nowMs + 1 };
  return decideOffline(snapshot, { person: access, right, camera: scope, now: nowMs });
}
