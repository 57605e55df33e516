import type { CameraScope } from './camera-scope.ts';

/**
 * Gives equal ids one string. Of 50,000 cameras a few hundred units and territories are meant: as strings of their own they would be 150,000 places in
 * memory for decisions to wait on.
 */
export class IdPool {
  private readonly known = new Map<string, string>();

  shared(id: string): string {
    const one = this.known.get(id);
    if (one !== undefined) return one;
    this.known.set(id, id);
    return id;
  }

  /** The same camera with shared ids of what it refers to. */
  camera<C extends CameraScope>(camera: C): C {
    return {
      ...camera,
      territoryId: this.shared(camera.territoryId),
      sectorIds: camera.sectorIds.map((id) => this.shared(id)),
      managingUnitId: this.shared(camera.managingUnitId),
    };
  }
}
