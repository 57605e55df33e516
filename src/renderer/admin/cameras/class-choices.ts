import { type CameraClass, cameraClasses } from '../../../shared/rights/camera-class.ts';
import { decideAdministerCamera } from '../../../shared/rights/decide-administer-camera.ts';
import { useHub } from '../../hub/use-hub.ts';

/** Classes that a camera of that unit may be given by who sits here, and the one it has. */
export function useClassChoices(unitId: string, kept: CameraClass): CameraClass[] {
  const access = useHub((state) => state.access);
  const nowMs = Date.now();
  return cameraClasses.filter(
    (kind) =>
      kind === kept ||
      (access !== null &&
        decideAdministerCamera(access, { class: kind, managingUnitId: unitId }, nowMs).allowed),
  );
}
