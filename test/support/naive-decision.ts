import type { CameraScope } from '../../src/shared/rights/camera-scope.ts';
import type { Right } from '../../src/shared/rights/right.ts';
import type { RightsBook } from '../../src/shared/rights/rights-book.ts';
import { isValidAt } from '../../src/shared/rights/validity.ts';

interface Asked {
  readonly book: RightsBook;
  readonly personId: string;
  readonly right: Right;
  readonly camera: CameraScope;
  readonly now: number;
}

/** The rules as sentences, one after the other, without any preparation: what `decide` is held against. Null: no such person. */
export function naiveDecision({ book, personId, right, camera, now }: Asked): boolean | null {
  const valid = <R extends { id: string; validFromMs: number | null; validToMs: number | null }>(
    rows: readonly R[],
    id: string | null | undefined,
  ) => rows.find((row) => row.id === id && isValidAt(row, now));

  const person = book.persons.find(({ id }) => id === personId);
  if (person === undefined) return null;
  if (person.disabled || !isValidAt(person, now)) return false;
  const unit = valid(book.units, person.unitId);
  const tier = valid(book.tiers, unit?.tierId);
  if (unit === undefined || tier === undefined) return false;
  if (right === 'administer' || right === 'audit') return false;
  if (camera.class === 'state-secret' && ['share', 'export'].includes(right)) return false;

  const roleGives = book.roles.some(
    (role) =>
      person.roleIds.includes(role.id) &&
      isValidAt(role, now) &&
      role.rights.includes(right) &&
      (role.unitId === null || role.unitId === unit.id),
  );

  const granted = book.grants.some(
    (grant) =>
      grant.cameraIds.includes(camera.id) &&
      grant.cameraClass === camera.class &&
      grant.rights.includes(right) &&
      grant.revokedAtMs === null &&
      grant.fromMs <= now &&
      now < grant.toMs &&
      (grant.cameraClass !== 'police-operational' || tier.police) &&
      (grant.to.kind === 'person'
        ? grant.to.personId === person.id
        : grant.to.unitId === unit.id && roleGives),
  );
  if (granted) return true;

  if (!roleGives) return false;
  if (camera.class === 'state-secret' || camera.class === 'police-operational') return false;
  if (camera.managingUnitId === unit.id) return true;
  if (camera.class === 'private') return false;
  switch (tier.reach) {
    case 'city':
      return true;
    case 'managed':
      return false;
    case 'sectors':
      return camera.sectorIds.some(
        (id) => unit.sectorIds.includes(id) && valid(book.sectors, id) !== undefined,
      );
    case 'territory':
      return liesIn(camera.territoryId, 10);
  }

  /** Goes up from a territory to the unit's own, through territories that hold now. */
  function liesIn(id: string, steps: number): boolean {
    const territory = valid(book.territories, id);
    if (territory === undefined || steps === 0) return false;
    if (id === unit?.territoryId) return true;
    return territory.parentId !== null && liesIn(territory.parentId, steps - 1);
  }
}
