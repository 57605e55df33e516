import type { Access } from './access.ts';
import type { CameraScope } from './camera-scope.ts';
import { decideGeneral } from './decide-general.ts';
import type { Decision } from './decision.ts';
import { denied } from './decisions.ts';

/**
 * Whether a person may change a camera's record: who administers its managing unit (Art. 3.2). For police operational, state-secret and private cameras
 * a tier that reaches the whole city is not enough (Art. 1.2, 1.4, 1.5): the managing unit must be the person's own or under it, a police one for police.
 */
export function decideAdministerCamera(
  person: Access,
  camera: Pick<CameraScope, 'class' | 'managingUnitId'>,
  now: number,
): Decision {
  const decision = decideGeneral({ person, right: 'administer', now, unitId: camera.managingUnitId });
  if (!decision.allowed || camera.class === 'ordinary' || camera.class === 'public') return decision;
  const isOwn = person.unitsUnder.has(camera.managingUnitId);
  const isPolice = camera.class !== 'police-operational' || person.tier?.police === true;
  return isOwn && isPolice ? decision : denied[camera.class === 'private' ? 'private-camera' : camera.class];
}
