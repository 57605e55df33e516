import type { Disposable } from '../../shared/base/disposable.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CityState } from '../city/city-state.ts';
import type { CommandQueue } from '../command/command-queue.ts';
import type { Store } from '../storage/store.ts';
import { cameraLine } from './camera-line.ts';

/** The versions of the cameras in memory, and their lines in a snapshot, each made once. */
export class CameraVersions implements Disposable {
  private readonly versions = new WeakMap<HubCamera, number>();
  private readonly lines = new WeakMap<HubCamera, string>();
  private readonly city: CityState;
  private readonly held: Disposable;

  private constructor(city: CityState, queue: Pick<CommandQueue, 'onCommitted'>) {
    this.city = city;
    this.held = queue.onCommitted((committed) => {
      for (const { topic, changes } of committed)
        if (topic === 'cameras') for (const { id, version } of changes) this.keep(id, version);
    });
  }

  /** Made before the first change is taken. */
  static async open({
    store,
    city,
    queue,
  }: {
    store: Store;
    city: CityState;
    queue: Pick<CommandQueue, 'onCommitted'>;
  }): Promise<CameraVersions> {
    const rows = await store.reader
      .selectFrom('entity')
      .select(['id', 'version'])
      .where('kind', '=', 'camera')
      .execute();
    const made = new CameraVersions(city, queue);
    for (const { id, version } of rows) made.keep(id, version);
    return made;
  }

  /** Its line, with line end. */
  line(camera: HubCamera): string {
    const known = this.lines.get(camera);
    if (known !== undefined) return known;
    const line = cameraLine(camera, this.versions.get(camera) ?? 0);
    this.lines.set(camera, line);
    return line;
  }

  dispose(): void {
    this.held.dispose();
  }

  private keep(id: string, version: number): void {
    const camera = this.city.camera(id);
    if (camera) this.versions.set(camera, version);
  }
}
