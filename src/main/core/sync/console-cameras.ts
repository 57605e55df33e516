import { Emitter } from '../../../shared/base/emitter.ts';
import { type Camera, type CameraInfo, cameraInfo } from '../../../shared/camera/camera.ts';
import type { HubService } from './hub-service.ts';

/** The cameras that the windows know: the hub's, or the console's own list while there is no hub. */
export class ConsoleCameras {
  readonly onChanged = new Emitter<void>();
  private readonly hub: HubService;
  private own: readonly CameraInfo[];
  private ownById: ReadonlyMap<string, CameraInfo>;

  constructor(hub: HubService, own: readonly Camera[]) {
    this.hub = hub;
    this.own = own.map(cameraInfo);
    this.ownById = new Map(this.own.map((camera) => [camera.id, camera]));
    hub.cameras.onChanged.on(() => {
      if (hub.active) this.onChanged.fire();
    });
    hub.onConnection.on(() => this.onChanged.fire());
  }

  all(): readonly CameraInfo[] {
    return this.hub.active ? this.hub.cameras.all() : this.own;
  }

  find(id: string): CameraInfo | undefined {
    return this.hub.active ? this.hub.cameras.info(id) : this.ownById.get(id);
  }

  setOwn(cameras: readonly Camera[]): void {
    this.own = cameras.map(cameraInfo);
    this.ownById = new Map(this.own.map((camera) => [camera.id, camera]));
    if (!this.hub.active) this.onChanged.fire();
  }
}
