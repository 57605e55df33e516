import type { Right } from '../../shared/rights/right.ts';
import { decideHere } from './camera-rights.ts';
import { useCameraScope } from './use-camera-scope.ts';
import { useHub } from './use-hub.ts';

/** Whether an act with a camera is offered here: all of them without a hub, none before the rights are known. */
export function useMay(right: Right, cameraId: string): boolean {
  const hub = useHub((state) => state);
  const scope = useCameraScope(cameraId);
  if (hub.view.link === 'none') return true;
  if (scope === undefined) return false;
  return decideHere(hub, scope, right, Date.now())?.allowed ?? true;
}
