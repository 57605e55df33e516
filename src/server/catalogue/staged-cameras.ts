import type { HubCamera } from '../../shared/hub/hub-camera.ts';

/** How long a transaction may take at most before what it staged is forgotten: it was rolled back. */
const forgottenAfterMs = 60_000;

interface Staged {
  readonly camera: HubCamera;
  readonly atMs: number;
}

/**
 * Cameras that were kept in a transaction which is not on disk yet: the city in memory does not know them, but a command of the same transaction must
 * not take their number. Whether one is really there is for the database to say, since a command may have been rolled back.
 */
export class StagedCameras {
  private readonly staged = new Map<string, Staged>();

  add(camera: HubCamera, nowMs: number): void {
    this.staged.set(camera.id, { camera, atMs: nowMs });
  }

  /** Once it is on disk, unless a newer one of the same camera is staged meanwhile. */
  settle(camera: HubCamera): void {
    if (this.staged.get(camera.id)?.camera === camera) this.staged.delete(camera.id);
  }

  *all(nowMs: number): Generator<HubCamera> {
    for (const [id, { camera, atMs }] of this.staged) {
      if (nowMs - atMs > forgottenAfterMs) this.staged.delete(id);
      else yield camera;
    }
  }
}
