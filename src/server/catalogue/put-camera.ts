import { isDeepStrictEqual } from 'node:util';
import type { CameraWarning } from '../../shared/hub/camera-commands.ts';
import { missingGroups } from '../../shared/hub/catalogue-groups.ts';
import { isLayerMismatch } from '../../shared/hub/height-layer.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CommandContext } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { type BookIndex, bookIndex } from './book-index.ts';
import { type CameraCredentials, keepCredentials } from './camera-credentials.ts';
import type { CameraIndex } from './camera-index.ts';
import { decideAdministerCamera } from './camera-rights.ts';
import { referenceFault } from './check-references.ts';
import { type DuplicateRule, findDuplicates } from './find-duplicates.ts';
import type { HubKeys } from './hub-keys.ts';
import { notAllowed } from './not-allowed.ts';
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
  const { city, nowMs } = context;
  const before = city.camera(camera.id);
  refuseUnlessAdministers(context, camera, before);
  refuseIncomplete(camera);
  const unknown = referenceFault(camera, before, book, nowMs);
  if (unknown) throw new CommandRefusal(unknown);
  await refuseTakenNumber(context, catalogue, camera);
  await refuseSuspected(context, catalogue, camera, before, duplicateOf);
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

/** Of a camera that changes hands, both units' administrator must be the same. */
function refuseUnlessAdministers(
  { caller, nowMs }: PutContext,
  camera: HubCamera,
  before: HubCamera | undefined,
): void {
  for (const each of before ? [before, camera] : [camera]) {
    const decision = decideAdministerCamera(caller.access, each, nowMs);
    if (!decision.allowed) throw notAllowed(decision);
  }
}

function refuseIncomplete(camera: HubCamera): void {
  const missing = missingGroups(camera);
  if (missing.length > 0)
    throw new CommandRefusal({
      code: 'catalogue-incomplete',
      message: 'The five groups of Art. 8 are mandatory.',
      detail: missing.join(', '),
    });
  if (camera.streams.some(({ url }) => /^[a-z]+:\/\/[^/?#]*@/i.test(url)))
    throw new CommandRefusal({
      code: 'address-has-credentials',
      message: "A stream's address holds a user name or password; they are given apart.",
    });
}

async function refuseTakenNumber(
  { city, db, nowMs }: PutContext,
  { index, staged }: Catalogue,
  { id, number }: HubCamera,
): Promise<void> {
  const refusal = () =>
    new CommandRefusal({
      code: 'number-taken',
      message: `Another camera has the number ${number}.`,
      detail: String(number),
    });
  const owner = index.ownerOfNumber(number);
  if (owner !== undefined && owner !== id && city.camera(owner)?.number === number) throw refusal();
  for (const other of staged.all(nowMs)) {
    if (other.number !== number || other.id === id) continue;
    if ((await readStoredCamera(db, other.id))?.camera.number === number) throw refusal();
  }
}

/** Art. 5.4. Asked of new cameras, and of those that are moved, turned or given another purpose. */
async function refuseSuspected(
  { db, nowMs }: PutContext,
  { index, staged, duplicateRule }: Catalogue,
  camera: HubCamera,
  before: HubCamera | undefined,
  duplicateOf: string | null,
): Promise<void> {
  if (camera.position === null || (before && !showsAnother(camera, before))) return;
  const settled = findDuplicates(camera, index.around(camera.position), duplicateRule);
  const pending = findDuplicates(camera, staged.all(nowMs), duplicateRule);
  const suspects = [...settled];
  for (const each of pending) if (await readStoredCamera(db, each.id)) suspects.push(each);
  const [nearest] = suspects;
  if (!nearest) return;
  if (camera.document !== null && suspects.some(({ id }) => id === duplicateOf)) return;
  throw new CommandRefusal({
    code: 'duplicate-suspected',
    message: `Camera ${nearest.number} (${nearest.name}) shows the same for the same purpose; adding another needs a written agreement.`,
    detail: nearest.id,
  });
}

function showsAnother(now: HubCamera, before: HubCamera): boolean {
  const seen = ({ position, azimuthDeg, purpose, retired, class: kind }: HubCamera) => ({
    position,
    azimuthDeg,
    purpose,
    retired,
    kind,
  });
  return !isDeepStrictEqual(seen(now), seen(before));
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
