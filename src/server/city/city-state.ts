import type { Disposable } from '../../shared/base/disposable.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Access } from '../../shared/rights/access.ts';
import type { BookKind, RightsBook } from '../../shared/rights/rights-book.ts';

/** The rights book and the cameras as the hub has them on disk, in memory, so that every command is decided without a query. */
export interface CityState {
  book(): RightsBook;
  /** Null: no such person. */
  accessOf(personId: string): Access | null;
  camera(id: string): HubCamera | undefined;
  cameras(): Iterable<HubCamera>;
  /** Called after a commit, in the order of commits. */
  applyBook(kind: BookKind, id: string, row: unknown): void;
  applyCamera(camera: HubCamera): void;
  /** Persons whose access may be another now. */
  onAccessChanged(listener: (personIds: readonly string[]) => void): Disposable;
  onCameraChanged(listener: (now: HubCamera, before: HubCamera | undefined) => void): Disposable;
}
