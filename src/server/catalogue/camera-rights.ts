import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decide } from '../../shared/rights/decide.ts';
import { decideAdministerCamera } from '../../shared/rights/decide-administer-camera.ts';
import type { Decision } from '../../shared/rights/decision.ts';

/** Whether a person may see a camera's whole record: who may view it, and who looks after it. */
export function decideSee(person: Access, camera: HubCamera, now: number): Decision {
  const view = decide({ person, right: 'view', camera, now });
  if (view.allowed) return view;
  const administer = decideAdministerCamera(person, camera, now);
  return administer.allowed ? administer : view;
}

/** Whether a refusal to view must not even tell that there is such a camera. */
export function hidesCamera({ because }: Decision): boolean {
  return because === 'police-operational' || because === 'state-secret' || because === 'private-camera';
}
