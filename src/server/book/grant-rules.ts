import type { CameraScope } from '../../shared/rights/camera-scope.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { Grant } from '../../shared/rights/grant.ts';
import { notAllowed } from '../accounts/refusals.ts';
import type { CommandContext } from '../command/command-context.ts';
import { type BookChange, rowOf } from './book-change.ts';
import { bookRefusal } from './book-refusal.ts';
import { checkRightsGiven } from './own-reach.ts';
import { isPoliceAdministrator } from './police-rule.ts';

const dayMs = 86_400_000;

/** Written consent to use cameras outside one's own scope (Art. 10.3): its document, its cameras, all of its class, and who may record it. */
export function checkGrant({ row, before, context }: BookChange<Grant>): void {
  for (const camera of camerasOf(row, context)) {
    checkGiver(camera, context);
    if (camera.class !== row.cameraClass)
      throw bookRefusal('camera-class', "The camera is not of the grant's class.", `cameraIds: ${camera.id}`);
  }
  checkRightsGiven(row.rights, context, 'rights');
  if (before !== undefined) checkRevoke(before, context);
  if (row.revokedAtMs !== null) throw bookRefusal('grant-revoked', 'A grant is revoked by its own command.');
  checkTime(row, context);
  checkRights(row);
  checkRecipient(row, context);
}

function camerasOf({ cameraIds }: Grant, { city }: CommandContext): CameraScope[] {
  return cameraIds.map((id) => {
    const camera = city.camera(id);
    if (camera !== undefined) return camera;
    throw bookRefusal('unknown-reference', 'Something that is named is not known.', `cameraIds: ${id}`);
  });
}

/**
 * Who may give others a camera: an administrator of the city, or of the unit that manages it. Police operational cameras only administrators of the police
 * (Art. 1.4), what holds state secrets only the managing unit's (Art. 1.2).
 */
function checkGiver(camera: CameraScope, { caller, nowMs }: CommandContext): void {
  const { access } = caller;
  const unitId = camera.managingUnitId;
  const { allowed, because } = decideGeneral({ person: access, right: 'administer', now: nowMs, unitId });
  if (!allowed) throw notAllowed(because);
  if (camera.class === 'police-operational' && !isPoliceAdministrator(access, nowMs))
    throw bookRefusal('police-only', 'Only an administrator of the police gives such cameras.', camera.id);
  if (camera.class === 'state-secret' && !access.unitsUnder.has(unitId)) throw notAllowed('state-secret');
}

function checkTime({ document, toMs }: Grant, { nowMs }: CommandContext): void {
  if (toMs <= nowMs) throw bookRefusal('grant-over', 'The grant would be over already.', 'toMs');
  // A day of grace: the document's date is the city's, the clock is UTC.
  if (Date.parse(document.date) > nowMs + dayMs)
    throw bookRefusal('document-date', 'The document is dated in the future.', 'document.date');
}

function checkRights({ rights, cameraClass }: Grant): void {
  for (const right of rights) {
    if (right === 'administer' || right === 'audit')
      throw bookRefusal('right-not-for-cameras', 'That right is not about cameras.', `rights: ${right}`);
    if (cameraClass === 'state-secret' && (right === 'share' || right === 'export'))
      throw bookRefusal(
        'state-secret-stays',
        'What holds state secrets is not handed out.',
        `rights: ${right}`,
      );
  }
}

/** Somebody of the book, and of a police tier for police operational cameras. */
function checkRecipient({ to, cameraClass }: Grant, { city }: CommandContext): void {
  const book = city.book();
  const person = to.kind === 'person' ? rowOf(book.persons, to.personId) : undefined;
  const unit = rowOf(book.units, to.kind === 'person' ? (person?.unitId ?? null) : to.unitId);
  if (unit === undefined)
    throw bookRefusal('unknown-reference', 'Something that is named is not known.', 'to');
  if (cameraClass === 'police-operational' && rowOf(book.tiers, unit.tierId)?.police !== true)
    throw bookRefusal('police-only', 'Such cameras are given to the police only.', 'to');
}

/** Whoever could have given it takes it back, and an administrator of the city any. */
export function checkRevoke(grant: Grant, context: CommandContext): void {
  const { caller, nowMs } = context;
  const { allowed, because } = decideGeneral({ person: caller.access, right: 'administer', now: nowMs });
  if (!allowed) throw notAllowed(because);
  if (grant.revokedAtMs !== null) throw bookRefusal('grant-revoked', 'This grant is revoked already.');
  if (caller.access.tier?.reach === 'city') return;
  for (const camera of camerasOf(grant, context)) checkGiver(camera, context);
}
