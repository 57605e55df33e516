import { isDeepStrictEqual } from 'node:util';
import type { CameraWarning } from '../../shared/hub/camera-commands.ts';
import { isLayerMismatch } from '../../shared/hub/height-layer.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CommandContext } from '../command/command-context.ts';
import { type BookIndex, bookIndex } from './book-index.ts';
import { type CameraCredentials, keepCredentials } from './camera-credentials.ts';
import type { CameraIndex } from './camera-index.ts';
import { checkCamera, type Surroundings } from './check-camera.ts';
import type { DuplicateRule } from './find-duplicates.ts';
import type { HubKeys } from './hub-keys.ts';
import type { StagedCameras } from './staged-cameras.ts';
import { readStoredCamera } from './stored-camera.ts';

/** What the catalogue needs besides a command's context. */
export interface Catalogue {
  readonly keys: HubKeys;
  readonly index: CameraIndex;
  readonly staged: StagedCameras;
  readonly duplicateRule: DuplicateRule;
}

export interface CameraPut {
  readonly camera: HubCamera;
  readonly seenVersion: number | 'any';
  /** Null: as they are. */
  readonly credentials: CameraCredentials | null;
  readonly duplicateOf: string | null;
}

export type PutContext = Pick<
  CommandContext,
  'caller' | 'nowMs' | 'db' | 'city' | 'putEntity' | 'afterCommit'
>;

export interface CameraKept {
  readonly version: number;
  readonly warnings: CameraWarning[];
  /** What was another before, for the audit log; no secrets. */
  readonly changed: Readonly<Record<string, unknown>>;
}

/** Keeps a camera if all rules allow it; throws CommandRefusal with the faults of `camera.put`. */
export async function putCamera(
  context: PutContext,
  catalogue: Catalogue,
  { camera, seenVersion, credentials, duplicateOf }: CameraPut,
  book: BookIndex = bookIndex(context.city.book()),
): Promise<CameraKept> {
  const { city, nowMs, caller } = context;
  const before = city.camera(camera.id);
  await checkCamera({
    camera,
    before,
    duplicateOf,
    access: caller.access,
    nowMs,
    book,
    surroundings: surroundingsIn(context, catalogue),
    duplicateRule: catalogue.duplicateRule,
  });
  const version = await context.putEntity({
    kind: 'camera',
    id: camera.id,
    row: camera,
    seenVersion,
    topics: ['cameras'],
  });
  if (credentials) await keepCredentials(context.db, catalogue.keys, camera.id, credentials);
  catalogue.staged.add(camera, nowMs);
  context.afterCommit(() => {
    city.applyCamera(camera);
    catalogue.staged.settle(camera);
  });
  return {
    version,
    warnings: isLayerMismatch(camera) ? ['layer-mismatch'] : [],
    changed: { ...changesOf(camera, before), ...(credentials ? { credentials: 'replaced' } : {}) },
  };
}

/** The cameras on disk, and those that the transaction in hand has put. */
function surroundingsIn(
  { city, db, nowMs }: Pick<PutContext, 'city' | 'db' | 'nowMs'>,
  { index, staged, duplicateRule }: Catalogue,
): Surroundings {
  return {
    async isTaken(number, id) {
      const owner = index.ownerOfNumber(number);
      if (owner !== undefined && owner !== id && city.camera(owner)?.number === number) return true;
      for (const other of staged.all(nowMs))
        if (other.number === number && other.id !== id) {
          const stored = await readStoredCamera(db, other.id);
          if (stored?.camera.number === number) return true;
        }
      return false;
    },
    async near(camera) {
      const found = [...index.around(camera, duplicateRule.distanceM)];
      for (const other of staged.all(nowMs))
        if (isNear(other, camera) && (await readStoredCamera(db, other.id))) found.push(other);
      return found;
    },
  };
}

/** A rough look, so that the database is asked about few: a thousandth of a degree is some 100 m. */
function isNear({ position: one }: HubCamera, { position: other }: HubCamera): boolean {
  if (one === null || other === null) return false;
  const apart = Math.max(Math.abs(one.latitude - other.latitude), Math.abs(one.longitude - other.longitude));
  return apart < 0.001;
}

/** Longer values are only named: the history has them whole. */
const longestShown = 500;

function changesOf(now: HubCamera, before: HubCamera | undefined): Record<string, unknown> {
  if (!before) return { created: true, number: now.number, managingUnitId: now.managingUnitId };
  const changed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(now)) {
    const old: unknown = Reflect.get(before, field);
    if (isDeepStrictEqual(value, old)) continue;
    const shown = { from: old, to: value };
    changed[field] = JSON.stringify(shown).length > longestShown ? 'changed' : shown;
  }
  return changed;
}
