import { Emitter } from '../../../shared/base/emitter.ts';
import { type Camera, type CameraInfo, cameraInfo } from '../../../shared/camera/camera.ts';
import type { HubService } from './hub-service.ts';

/** The cameras that the windows know: the hub's, or the console's own list while there is no hub. */
export class ConsoleCameras {
  readonly onChanged = new Emitter<void>();
  private readonly hub: HubService;
  private own: readonly CameraInfo[];
  private ownById: ReadonlyMap<string, CameraInfo>;
  private onWall: () => Iterable<string | null> = () => [];

  constructor(hub: HubService, own: readonly Camera[]) {
    this.hub = hub;
    this.own = own.map(cameraInfo);
    this.ownById = new Map(this.own.map((camera) => [camera.id, camera]));
    hub.cameras.onChanged.on(() => {
      if (hub.active) this.onChanged.fire();
    });
    hub.onConnection.on(() => this.onChanged.fire());
  }

  /** Which cameras the wall's tiles have: those are known even when this person may not see them, so that their tiles can say so. */
  followWall(onWall: () => Iterable<string | null>): void {
    this.onWall = onWall;
  }

  all(): readonly CameraInfo[] {
    if (!this.hub.active) return this.own;
    const list = this.hub.cameras.all();
    for (const id of new Set(this.onWall()))
      if (id !== null && !this.hub.cameras.info(id)) list.push(this.hub.cameras.former(id));
    return list;
  }

  find(id: string): CameraInfo | undefined {
    if (!this.hub.active) return this.ownById.get(id);
    return this.hub.cameras.info(id) ?? this.hub.cameras.former(id);
  }

  setOwn(cameras: readonly Camera[]): void {
    this.own = cameras.map(cameraInfo);
    this.ownById = new Map(this.own.map((camera) => [camera.id, camera]));
    if (!this.hub.active) this.onChanged.fire();
  }
}
