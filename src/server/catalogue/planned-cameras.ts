import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CityState } from '../city/city-state.ts';
import { CameraIndex } from './camera-index.ts';
import type { Surroundings } from './check-camera.ts';
import type { DuplicateRule } from './find-duplicates.ts';

export interface PlannedCamerasParts {
  readonly city: Pick<CityState, 'camera'>;
  readonly index: CameraIndex;
  readonly duplicateRule: DuplicateRule;
}

/** The cameras of the city as they will be once what is planned is kept: the rows of a file before this one, or of the transaction in hand. */
export class PlannedCameras implements Surroundings {
  private readonly parts: PlannedCamerasParts;
  private readonly planned = new CameraIndex();
  private readonly byId = new Map<string, HubCamera>();

  constructor(parts: PlannedCamerasParts) {
    this.parts = parts;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  add(camera: HubCamera): void {
    this.planned.add(camera);
    this.byId.set(camera.id, camera);
  }

  isTaken(number: number, id: string): boolean {
    const planned = this.planned.ownerOfNumber(number);
    if (planned !== undefined) return planned !== id;
    const owner = this.parts.index.ownerOfNumber(number);
    if (owner === undefined || owner === id) return false;
    return (this.byId.get(owner) ?? this.parts.city.camera(owner))?.number === number;
  }

  *near(camera: HubCamera): Generator<HubCamera> {
    const { index, duplicateRule } = this.parts;
    for (const other of index.around(camera, duplicateRule.distanceM))
      if (!this.byId.has(other.id)) yield other;
    yield* this.planned.around(camera, duplicateRule.distanceM);
  }
}
