import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CityState } from '../city/city-state.ts';

/** Side of a cell of the grid, degrees: about 33 m of latitude. */
const cellDeg = 0.0003;
/** Of latitude, a little less than it is. */
const metresADegree = 111_000;

/** Cameras by number and by place, so that neither question looks at all 50,000. */
export class CameraIndex implements Disposable {
  private readonly idByNumber = new Map<number, string>();
  private readonly cells = new Map<string, Map<string, HubCamera>>();
  private readonly held = new DisposableStore();

  /** With a city: its cameras, kept up with every commit. */
  constructor(city?: Pick<CityState, 'cameras' | 'onCameraChanged'>) {
    if (!city) return;
    for (const camera of city.cameras()) this.add(camera);
    this.held.add(
      city.onCameraChanged((now, before) => {
        if (before) this.take(before);
        this.add(now);
      }),
    );
  }

  ownerOfNumber(number: number): string | undefined {
    return this.idByNumber.get(number);
  }

  /** Cameras in the cells of the grid that lie within that distance: all that are so near, and some others. */
  *around({ position }: Pick<HubCamera, 'position'>, distanceM: number): Generator<HubCamera> {
    if (position === null) return;
    const { latitude, longitude } = position;
    const northDeg = distanceM / metresADegree;
    // Close to the poles a degree of longitude is nothing; no city is there.
    const eastDeg = northDeg / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    for (let row = cellOf(latitude - northDeg); row <= cellOf(latitude + northDeg); row++)
      for (let column = cellOf(longitude - eastDeg); column <= cellOf(longitude + eastDeg); column++)
        yield* this.cellAt(row, column);
  }

  dispose(): void {
    this.held.dispose();
  }

  private cellAt(row: number, column: number): Iterable<HubCamera> {
    return this.cells.get(`${row}/${column}`)?.values() ?? [];
  }

  add(camera: HubCamera): void {
    this.idByNumber.set(camera.number, camera.id);
    if (camera.position === null) return;
    const key = keyOf(camera.position);
    const cell = this.cells.get(key) ?? new Map<string, HubCamera>();
    cell.set(camera.id, camera);
    this.cells.set(key, cell);
  }

  take(camera: HubCamera): void {
    if (this.idByNumber.get(camera.number) === camera.id) this.idByNumber.delete(camera.number);
    if (camera.position === null) return;
    const key = keyOf(camera.position);
    const cell = this.cells.get(key);
    cell?.delete(camera.id);
    if (cell?.size === 0) this.cells.delete(key);
  }
}

function keyOf({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${cellOf(latitude)}/${cellOf(longitude)}`;
}

function cellOf(degrees: number): number {
  return Math.floor(degrees / cellDeg);
}
