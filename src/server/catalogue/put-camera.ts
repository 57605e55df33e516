import { isDeepStrictEqual } from 'node:util';
import type { CameraWarning } from '../../shared/hub/camera-commands.ts';
import { isLayerMismatch } from '../../shared/hub/height-layer.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CityState } from '../city/city-state.ts';
import type { CommandContext } from '../command/command-context.ts';
import { type BookIndex, bookIndex } from './book-index.ts';
import { type CameraCredentials, keepCredentials } from './camera-credentials.ts';
import type { CameraIndex } from './camera-index.ts';
import { checkCamera } from './check-camera.ts';
import type { DuplicateRule } from './find-duplicates.ts';
import type { HubKeys } from './hub-keys.ts';
import { PlannedCameras } from './planned-cameras.ts';

/** What the catalogue needs besides a command's context. */
export interface Catalogue {
  readonly keys: HubKeys;
  readonly index: CameraIndex;
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

/** What the cameras of one transaction are judged against: the city in memory does not have them before it is on disk. */
export interface PutSurroundings {
  readonly book: BookIndex;
  readonly planned: PlannedCameras;
}

export function putSurroundings(
  city: CityState,
  { index, duplicateRule }: Pick<Catalogue, 'index' | 'duplicateRule'>,
): PutSurroundings {
  return { book: bookIndex(city.book()), planned: new PlannedCameras({ city, index, duplicateRule }) };
}

/** Keeps a camera if all rules allow it; throws CommandRefusal with the faults of `camera.put`. */
export async function putCamera(
  context: PutContext,
  catalogue: Catalogue,
  { camera, seenVersion, credentials, duplicateOf }: CameraPut,
  { book, planned }: PutSurroundings = putSurroundings(context.city, catalogue),
): Promise<CameraKept> {
  const { city, nowMs, caller } = context;
  const before = city.camera(camera.id);
  checkCamera({
    camera,
    before,
    duplicateOf,
    access: caller.access,
    nowMs,
    book,
    surroundings: planned,
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
  planned.add(camera);
  context.afterCommit(() => city.applyCamera(camera));
  return {
    version,
    warnings: isLayerMismatch(camera) ? ['layer-mismatch'] : [],
    changed: { ...changesOf(camera, before), ...(credentials ? { credentials: 'replaced' } : {}) },
  };
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
