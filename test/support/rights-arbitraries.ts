import fc from 'fast-check';
import { cameraClasses } from '../../src/shared/rights/camera-class.ts';
import type { CameraScope } from '../../src/shared/rights/camera-scope.ts';
import type { Grant } from '../../src/shared/rights/grant.ts';
import type { Person } from '../../src/shared/rights/person.ts';
import { rights } from '../../src/shared/rights/right.ts';
import type { RightsBook } from '../../src/shared/rights/rights-book.ts';
import type { Role } from '../../src/shared/rights/role.ts';
import type { Sector, Territory } from '../../src/shared/rights/territory.ts';
import type { Tier } from '../../src/shared/rights/tier.ts';
import type { Unit } from '../../src/shared/rights/unit.ts';

/** Few names and few moments, so that they meet: a book at random would allow nothing. */
const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const pool = {
  tier: names('tier', 3),
  territory: names('area', 5),
  sector: names('sector', 3),
  unit: names('unit', 4),
  role: names('role', 4),
  person: names('person', 4),
  grant: names('grant', 4),
  camera: names('camera', 4),
};
/** Most often open, so that chains of valid things are not too rare. */
const openOr = (bound: fc.Arbitrary<number>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 7 }, { arbitrary: bound, weight: 1 });
const validity = {
  validFromMs: openOr(fc.integer({ min: 0, max: 6 })),
  validToMs: openOr(fc.integer({ min: 4, max: 10 })),
};
const oneOf = (ids: readonly string[]) => fc.constantFrom(...ids);
const someOf = (ids: readonly string[]) => fc.subarray([...ids]);
const someRights = fc.subarray([...rights]);
const document = fc.constant({ number: '12/QD-UBND', date: '2026-03-01', signer: 'Nguyễn Văn A' });

export const moment = fc.integer({ min: -1, max: 12 });
export const personId = oneOf(pool.person);
export const cameraRight = fc.constantFrom(...rights);

export const camera: fc.Arbitrary<CameraScope> = fc.record({
  id: oneOf(pool.camera),
  class: fc.oneof(
    { arbitrary: fc.constant('ordinary' as const), weight: 3 },
    { arbitrary: fc.constantFrom(...cameraClasses), weight: 4 },
  ),
  territoryId: oneOf(pool.territory),
  sectorIds: someOf(pool.sector),
  managingUnitId: oneOf(pool.unit),
});

const tier: fc.Arbitrary<Tier> = fc.record({
  id: oneOf(pool.tier),
  name: fc.constant('tier'),
  rank: fc.integer({ min: 1, max: 3 }),
  reach: fc.constantFrom('city', 'sectors', 'territory', 'managed'),
  police: fc.boolean(),
  ...validity,
});
const territory: fc.Arbitrary<Territory> = fc.record({
  id: oneOf(pool.territory),
  name: fc.constant('area'),
  parentId: fc.option(oneOf(pool.territory), { freq: 3 }),
  ...validity,
});
const sector: fc.Arbitrary<Sector> = fc.record({
  id: oneOf(pool.sector),
  name: fc.constant('sector'),
  ...validity,
});
const unit: fc.Arbitrary<Unit> = fc.record({
  id: oneOf(pool.unit),
  name: fc.constant('unit'),
  parentId: fc.option(oneOf(pool.unit)),
  tierId: oneOf(pool.tier),
  territoryId: fc.option(oneOf(pool.territory), { freq: 4 }),
  sectorIds: someOf(pool.sector),
  focalPoint: fc.constant({ name: 'Trần Thị B', title: '', phone: '' }),
  rightsWhenExpired: someRights,
  ...validity,
});
const role: fc.Arbitrary<Role> = fc.record({
  id: oneOf(pool.role),
  name: fc.constant('role'),
  unitId: fc.option(oneOf(pool.unit), { freq: 1 }),
  rights: someRights,
  document: fc.constant(null),
  ...validity,
});
const person: fc.Arbitrary<Person> = fc.record({
  id: personId,
  account: fc.constant('person'),
  name: fc.constant('person'),
  unitId: oneOf(pool.unit),
  roleIds: someOf(pool.role),
  disabled: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  ...validity,
});
export const grant: fc.Arbitrary<Grant> = fc.record({
  id: oneOf(pool.grant),
  document,
  purpose: fc.constant('purpose'),
  to: fc.oneof(
    fc.record({ kind: fc.constant('person' as const), personId }),
    fc.record({ kind: fc.constant('unit' as const), unitId: oneOf(pool.unit) }),
  ),
  cameraClass: fc.constantFrom(...cameraClasses),
  cameraIds: fc.subarray(pool.camera, { minLength: 1 }),
  rights: fc.subarray([...rights], { minLength: 1 }),
  fromMs: fc.integer({ min: 0, max: 5 }),
  toMs: fc.integer({ min: 6, max: 11 }),
  revokedAtMs: fc.constantFrom(null, null, null, 3),
});

/** A row for each name of the pool; now and then some are missing. */
function rows<R extends { id: string }>(ids: readonly string[], row: fc.Arbitrary<R>): fc.Arbitrary<R[]> {
  const all = fc.tuple(...ids.map((id) => row.map((made) => ({ ...made, id }))));
  const gone = fc.oneof(
    { arbitrary: fc.constant(null), weight: 9 },
    { arbitrary: fc.constantFrom(...ids), weight: 1 },
  );
  return fc.tuple(all, gone).map(([made, missing]) => made.filter(({ id }) => id !== missing));
}

export const rightsBook: fc.Arbitrary<RightsBook> = fc.record({
  tiers: rows(pool.tier, tier),
  territories: rows(pool.territory, territory),
  sectors: rows(pool.sector, sector),
  units: rows(pool.unit, unit),
  roles: rows(pool.role, role),
  persons: rows(pool.person, person),
  grants: rows(pool.grant, grant),
});

/** One row of any kind, as a change of the book brings it. */
export const bookChange = fc.oneof(
  fc.record({ kind: fc.constant('tier' as const), row: tier }),
  fc.record({ kind: fc.constant('territory' as const), row: territory }),
  fc.record({ kind: fc.constant('sector' as const), row: sector }),
  fc.record({ kind: fc.constant('unit' as const), row: unit }),
  fc.record({ kind: fc.constant('role' as const), row: role }),
  fc.record({ kind: fc.constant('person' as const), row: person }),
  fc.record({ kind: fc.constant('grant' as const), row: grant }),
);
