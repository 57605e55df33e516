import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';

/** Number and name of a camera; its id when this desk does not know of it. */
export function cameraTitle(cameras: ReadonlyMap<string, CameraInfo>, id: string): string {
  const camera = cameras.get(id);
  return camera ? `${cameraNumber(camera.number)} ${camera.name}` : id;
}
