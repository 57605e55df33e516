import type { Access } from './access.ts';
import type { GrantsByCamera } from './access-grant.ts';
import type { CameraScope } from './camera-scope.ts';
import type { BecauseCode, Decision } from './decision.ts';
import { allowedInOwnScope, denied } from './decisions.ts';
import type { Right } from './right.ts';
import { anyHolds, holds } from './span.ts';

export interface Question {
  readonly person: Access;
  readonly right: Right;
  readonly camera: CameraScope;
  /** Epoch milliseconds of the hub's clock. */
  readonly now: number;
}

/**
 * Whether a person may do something with a camera now. The one place where this is decided: the hub asks it for every command, a console for display
 * and while the hub is away. Pure; denies unless a rule allows; makes no object. `administer` and `audit` are not about a camera: see decideGeneral.
 * Rules: docs/regulation.md.
 */
export function decide(question: Question): Decision {
  const { person, right, camera, now } = question;
  if (!holds(person.personSpan, now)) return denied['not-active'];
  if (!holds(person.unitSpan, now)) return denied['unit-not-valid'];
  if (right === 'administer' || right === 'audit') return denied['no-role-right'];
  // Art. 1.2: this system never hands out what holds state secrets, whatever a grant says.
  if (camera.class === 'state-secret' && (right === 'share' || right === 'export'))
    return denied['state-secret'];
  const refusal = ownScopeRefusal(question);
  if (refusal === null) return allowedInOwnScope;
  return grantedBy(question) ?? denied[refusal];
}

/** Why a person may not, without any grant; null: they may. */
function ownScopeRefusal({ person, right, camera, now }: Question): BecauseCode | null {
  switch (camera.class) {
    case 'state-secret':
    case 'police-operational':
      return camera.class;
    case 'private':
      if (camera.managingUnitId !== person.person.unitId) return 'private-camera';
      break;
    default:
      if (!reaches(person, camera, now)) return 'outside-scope';
  }
  return anyHolds(person.roleRights[right], now) ? null : 'no-role-right';
}

/** Art. 7: how far the unit's tier reaches. What a unit manages itself is always within its own scope (Art. 10.3). */
function reaches({ person, tier, territories, sectors }: Access, camera: CameraScope, now: number): boolean {
  if (tier === null) return false;
  if (tier.reach === 'city' || camera.managingUnitId === person.unitId) return true;
  if (tier.reach === 'territory') {
    const span = territories.get(camera.territoryId);
    return span !== undefined && holds(span, now);
  }
  if (tier.reach === 'sectors') {
    const ids = camera.sectorIds;
    for (let at = 0; at < ids.length; at += 1) {
      const span = sectors.get(ids[at] ?? '');
      if (span !== undefined && holds(span, now)) return true;
    }
  }
  return false;
}

/** Art. 10.3: a grant takes the place of the scope. One to the person gives exactly its rights, one to their unit those that a role of theirs has as well. */
function grantedBy(question: Question): Decision | null {
  const { ownGrants, unitGrants, roleRights } = question.person;
  const own = ownGrants.size === 0 ? null : grantIn(ownGrants, question);
  if (own !== null || unitGrants.size === 0) return own;
  return anyHolds(roleRights[question.right], question.now) ? grantIn(unitGrants, question) : null;
}

/** One that holds now, has the right and was given for cameras of exactly this class. */
function grantIn(byCamera: GrantsByCamera, { right, camera, now }: Question): Decision | null {
  const grants = byCamera.get(camera.id);
  if (grants === undefined) return null;
  for (let at = 0; at < grants.length; at += 1) {
    const grant = grants[at];
    if (grant === undefined || grant.cameraClass !== camera.class) continue;
    if (holds(grant.span, now) && grant.rights.has(right)) return grant.decision;
  }
  return null;
}
