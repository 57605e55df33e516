import type { Access } from '../rights/access.ts';
import type { CameraScope } from '../rights/camera-scope.ts';
import { decide } from '../rights/decide.ts';
import type { Decision } from '../rights/decision.ts';
import { allowedInOwnScope, denied } from '../rights/decisions.ts';
import { holds } from '../rights/span.ts';
import type { SharedItem } from './shared-item.ts';

type Kept = Pick<SharedItem, 'scope' | 'ownerId'>;

/** Whether a person may keep, change or remove what has this scope: the owner what is private, a unit's people what is the unit's, who reaches the city what is everybody's. */
export function decideItem(person: Access, { scope, ownerId }: Kept, now: number): Decision {
  if (!holds(person.personSpan, now)) return denied['not-active'];
  if (!holds(person.unitSpan, now)) return denied['unit-not-valid'];
  const may =
    (scope.kind === 'private' && ownerId === person.person.id) ||
    (scope.kind === 'unit' && scope.unitId === person.person.unitId) ||
    (scope.kind === 'city' && person.tier?.reach === 'city');
  return may ? allowedInOwnScope : denied['outside-scope'];
}

/** Whether a person may mark a moment of a camera for those who have this scope. What others may not see (Art. 1.2, 1.4, 1.5) is not told to them by a bookmark either. */
export function decideBookmark(person: Access, camera: CameraScope, item: Kept, now: number): Decision {
  const decision = decide({ person, right: 'bookmark', camera, now });
  return decision.allowed ? (refuseSharing(camera, item.scope) ?? decision) : decision;
}

/** Why a mark on this camera may not go to those; null: it may. */
function refuseSharing(camera: CameraScope, scope: SharedItem['scope']): Decision | null {
  if (scope.kind === 'private') return null;
  switch (camera.class) {
    case 'state-secret':
      return denied['state-secret'];
    case 'police-operational':
    case 'private':
      if (scope.kind === 'unit') return null;
      return denied[camera.class === 'private' ? 'private-camera' : camera.class];
    default:
      return null;
  }
}
