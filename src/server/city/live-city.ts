import type { Disposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import { type Access, accessOf } from '../../shared/rights/access.ts';
import { IdPool } from '../../shared/rights/id-pool.ts';
import type { BookKind, RightsBook } from '../../shared/rights/rights-book.ts';
import type { CityBook } from './city-book.ts';
import type { CityState } from './city-state.ts';
import { concernedPersons } from './concerned-persons.ts';

interface CameraChange {
  readonly now: HubCamera;
  readonly before: HubCamera | undefined;
}

/** The city in memory. A person's access is resolved when first asked for and kept until a change concerns them. */
export class LiveCity implements CityState {
  private readonly held: CityBook;
  private readonly cameraById = new Map<string, HubCamera>();
  private readonly ids = new IdPool();
  private readonly accesses = new Map<string, Access>();
  private readonly accessChanged = new Emitter<readonly string[]>();
  private readonly cameraChanged = new Emitter<CameraChange>();

  constructor(book: CityBook, cameras: Iterable<HubCamera> = []) {
    this.held = book;
    for (const camera of cameras) this.cameraById.set(camera.id, this.ids.camera(camera));
  }

  book(): RightsBook {
    return this.held.rights();
  }

  accessOf(personId: string): Access | null {
    const book = this.book();
    const known = this.accesses.get(personId);
    if (known?.book === book) return known;
    // Nothing that concerns the person has changed: only the book that it stands in is newer.
    const access = known === undefined ? accessOf(book, personId) : { ...known, book };
    if (access !== null) this.accesses.set(personId, access);
    return access;
  }

  camera(id: string): HubCamera | undefined {
    return this.cameraById.get(id);
  }

  cameras(): Iterable<HubCamera> {
    return this.cameraById.values();
  }

  applyBook(kind: BookKind, id: string, row: unknown): void {
    const concerned = new Set(concernedPersons(this.held, kind, id));
    this.held.set(kind, id, row);
    for (const personId of concernedPersons(this.held, kind, id)) concerned.add(personId);
    for (const personId of concerned) this.accesses.delete(personId);
    if (concerned.size > 0) this.accessChanged.fire([...concerned]);
  }

  applyCamera(changed: HubCamera): void {
    const camera = this.ids.camera(changed);
    const before = this.cameraById.get(camera.id);
    this.cameraById.set(camera.id, camera);
    this.cameraChanged.fire({ now: camera, before });
  }

  onAccessChanged(listener: (personIds: readonly string[]) => void): Disposable {
    return this.accessChanged.on(listener);
  }

  onCameraChanged(listener: (now: HubCamera, before: HubCamera | undefined) => void): Disposable {
    return this.cameraChanged.on(({ now, before }) => listener(now, before));
  }
}
