import { isDeepStrictEqual } from 'node:util';
import { missingGroups } from '../../shared/hub/catalogue-groups.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decideAdministerCamera } from '../../shared/rights/decide-administer-camera.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import type { BookIndex } from './book-index.ts';
import { referenceFault } from './check-references.ts';
import { type DuplicateRule, findDuplicates } from './find-duplicates.ts';
import { notAllowed } from './not-allowed.ts';

/** The other cameras, as a camera that is to be kept finds them. */
export interface Surroundings {
  /** Whether another camera than `id` has this number. */
  isTaken(number: number, id: string): boolean;
  /** Cameras that may be near. */
  near(camera: HubCamera): Iterable<HubCamera>;
}

export interface CameraCheck {
  readonly camera: HubCamera;
  /** As it is kept now. */
  readonly before: HubCamera | undefined;
  readonly duplicateOf: string | null;
  readonly access: Access;
  readonly nowMs: number;
  readonly book: BookIndex;
  readonly surroundings: Surroundings;
  readonly duplicateRule: DuplicateRule;
}

/** Throws CommandRefusal with the fault of `camera.put` that keeps a camera from being kept. */
export function checkCamera(check: CameraCheck): void {
  const { camera, before, book, nowMs, surroundings } = check;
  refuseUnlessAdministers(check);
  refuseIncomplete(camera);
  const unknown = referenceFault(camera, before, book, nowMs);
  if (unknown) throw new CommandRefusal(unknown);
  if (surroundings.isTaken(camera.number, camera.id))
    throw new CommandRefusal({
      code: 'number-taken',
      message: `Another camera has the number ${camera.number}.`,
      detail: String(camera.number),
    });
  refuseSuspected(check);
}

/** Of a camera that changes hands, both units' administrator must be the same. */
function refuseUnlessAdministers({ access, nowMs, camera, before }: CameraCheck): void {
  for (const each of before ? [before, camera] : [camera]) {
    const decision = decideAdministerCamera(access, each, nowMs);
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

/** Art. 5.4. Asked of new cameras, and of those that are moved, turned or given another purpose. */
function refuseSuspected({ camera, before, duplicateOf, surroundings, duplicateRule }: CameraCheck): void {
  if (before && !showsAnother(camera, before)) return;
  const suspects = findDuplicates(camera, surroundings.near(camera), duplicateRule);
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
