import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decideSee } from '../catalogue/camera-rights.ts';
import type { CityState } from './city-state.ts';
import { scopeKey } from './scope-key.ts';

/** The cameras in service that people of one scope see; the same object for all of them, kept up with changes of cameras. */
export interface VisibleSet {
  /** Equal for equal scopes, and only for those. */
  readonly key: string;
  readonly cameras: ReadonlyMap<string, HubCamera>;
}

/** A camera came into, changed within or left the sets of these scopes. */
export interface VisibleChange {
  readonly camera: HubCamera;
  readonly shown: readonly string[];
  readonly gone: readonly string[];
}

interface HeldSet {
  readonly key: string;
  readonly cameras: Map<string, HubCamera>;
  /** Somebody of that scope, at a moment when they had it: stands for all of them. */
  readonly access: Access;
  readonly atMs: number;
}

/** Sets held at most; a city has some dozens of scopes. The one not asked for the longest goes first. */
const mostSets = 500;

/** Which cameras a person sees now. Worked out once for each scope, so that a thousand consoles of a few units cost a few walks over the catalogue. */
export class VisibleCameras implements Disposable {
  private readonly city: CityState;
  private readonly sets = new Map<string, HeldSet>();
  private readonly changed = new Emitter<VisibleChange>();
  private readonly held = new DisposableStore();

  constructor(city: CityState) {
    this.city = city;
    this.held.add(city.onCameraChanged((camera) => this.update(camera)));
    this.held.add(this.changed);
  }

  of(access: Access, nowMs: number): VisibleSet {
    const key = scopeKey(access, nowMs);
    const set = this.sets.get(key) ?? this.walk(key, access, nowMs);
    this.sets.delete(key);
    this.sets.set(key, set);
    const [oldest] = this.sets.keys();
    if (this.sets.size > mostSets && oldest !== undefined) this.sets.delete(oldest);
    return set;
  }

  /** Told after each change of a camera, with the scopes among those that were asked for. */
  onChanged(listener: (change: VisibleChange) => void): Disposable {
    return this.changed.on(listener);
  }

  dispose(): void {
    this.held.dispose();
    this.sets.clear();
  }

  private walk(key: string, access: Access, atMs: number): HeldSet {
    const set: HeldSet = { key, cameras: new Map(), access, atMs };
    if (key === '') return set;
    for (const camera of this.city.cameras()) if (isSeen(set, camera)) set.cameras.set(camera.id, camera);
    return set;
  }

  private update(camera: HubCamera): void {
    const shown: string[] = [];
    const gone: string[] = [];
    for (const set of this.sets.values()) {
      if (isSeen(set, camera)) {
        set.cameras.set(camera.id, camera);
        shown.push(set.key);
      } else if (set.cameras.delete(camera.id)) gone.push(set.key);
    }
    if (shown.length + gone.length > 0) this.changed.fire({ camera, shown, gone });
  }
}

function isSeen({ access, atMs }: HeldSet, camera: HubCamera): boolean {
  return !camera.retired && decideSee(access, camera, atMs).allowed;
}
