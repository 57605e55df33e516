import type { CameraInfo } from '../../shared/camera/camera.ts';
import type { CameraPiece } from '../../shared/camera/camera-piece.ts';

/** Puts the pieces of the list of cameras together. */
export class CameraList {
  private cameras = new Map<string, CameraInfo>();
  private count = 0;

  /** The whole list, by id, when this piece was its last; null before. A piece that does not follow what is there waits for a new beginning. */
  add({ from, total, cameras }: CameraPiece): ReadonlyMap<string, CameraInfo> | null {
    if (from === 0) {
      this.cameras = new Map();
      this.count = 0;
    }
    if (from !== this.count) return null;
    for (const camera of cameras) this.cameras.set(camera.id, camera);
    this.count += cameras.length;
    if (this.count < total) return null;
    const whole = this.cameras;
    this.cameras = new Map();
    this.count = -1;
    return whole;
  }
}
