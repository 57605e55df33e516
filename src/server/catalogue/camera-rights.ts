import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decide } from '../../shared/rights/decide.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { Decision } from '../../shared/rights/decision.ts';
import { denied } from '../../shared/rights/decisions.ts';

/** Whether a person may see a camera's whole record: who may view it, and who looks after it. */
export function decideSee(person: Access, camera: HubCamera, now: number): Decision {
  const view = decide({ person, right: 'view', camera, now });
  if (view.allowed) return view;
  const administer = decideAdministerCamera(person, camera, now);
  return administer.allowed ? administer : view;
}

/**
 * Whether a person may change a camera's record: who administers its managing unit (Art. 3.2). For police operational, state-secret and private cameras
 * a tier that reaches the whole city is not enough (Art. 1.2, 1.4, 1.5): the managing unit must be the person's own or under it, a police one for police.
 */
export function decideAdministerCamera(
  person: Access,
  camera: Pick<HubCamera, 'class' | 'managingUnitId'>,
  now: number,
): Decision {
  const decision = decideGeneral({ person, right: 'administer', now, unitId: camera.managingUnitId });
  if (!decision.allowed || camera.class === 'ordinary' || camera.class === 'public') return decision;
  const isOwn = person.unitsUnder.has(camera.managingUnitId);
  const isPolice = camera.class !== 'police-operational' || person.tier?.police === true;
  return isOwn && isPolice ? decision : denied[camera.class === 'private' ? 'private-camera' : camera.class];
}

/** Whether a refusal to view must not even tell that there is such a camera. */
export function hidesCamera({ because }: Decision): boolean {
  return because === 'police-operational' || because === 'state-secret' || because === 'private-camera';
}
