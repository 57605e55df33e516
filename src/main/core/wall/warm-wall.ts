import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { WallView } from '../../../shared/wall/wall-view.ts';

/** Begins to pull what the wall's tiles will ask for first, while the browser is still starting. */
export function warmWall(
  { displays }: WallView,
  cameras: readonly CameraInfo[],
  streams: { warm(cameraId: string, role: StreamRole): void },
): void {
  const roles = new Map(cameras.map((camera) => [camera.id, camera.roles]));
  for (const cameraId of new Set(displays.flatMap((display) => display.tiles))) {
    const known = cameraId === null ? undefined : roles.get(cameraId);
    if (cameraId !== null && known) streams.warm(cameraId, known.includes('sub') ? 'sub' : 'main');
  }
}
