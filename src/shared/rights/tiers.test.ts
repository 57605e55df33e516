import { describe, expect, test } from 'vitest';
import { accessOf } from './access.ts';
import { CameraScope } from './camera-scope.ts';
import { decide } from './decide.ts';
import type { Person } from './person.ts';
import { type Right, rights } from './right.ts';
import type { RightsBook } from './rights-book.ts';
import type { TierReach } from './tier.ts';
import type { Unit } from './unit.ts';

const open = { validFromMs: null, validToMs: null };
const now = 1000;

const tier = (id: string, rank: number, reach: TierReach) => ({
  id,
  name: id,
  rank,
  reach,
  police: id === 'police',
  ...open,
});
const unit = (id: string, tierId: string, where: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  parentId: null,
  tierId,
  territoryId: null,
  sectorIds: [],
  focalPoint: { name: 'Đầu mối', title: '', phone: '' },
  rightsWhenExpired: [],
  ...open,
  ...where,
});
const person = (unitId: string, more: Partial<Person> = {}): Person => ({
  id: `at-${unitId}`,
  account: unitId,
  name: unitId,
  unitId,
  roleIds: ['operator'],
  disabled: false,
  ...open,
  ...more,
});

/** A city as in Art. 7: operations centre, health centre, a district with two wards, the police. */
const city: RightsBook = {
  tiers: [
    tier('ioc', 1, 'city'),
    tier('police', 1, 'city'),
    tier('centre', 2, 'sectors'),
    tier('area', 3, 'territory'),
  ],
  territories: [
    { id: 'city', name: 'Thành phố', parentId: null, ...open },
    { id: 'district', name: 'Quận', parentId: 'city', ...open },
    { id: 'ward', name: 'Phường', parentId: 'district', ...open },
    { id: 'other-ward', name: 'Phường khác', parentId: 'city', ...open },
  ],
  sectors: [
    { id: 'health', name: 'Y tế', ...open },
    { id: 'traffic', name: 'Giao thông', ...open },
  ],
  units: [
    unit('ioc', 'ioc'),
    unit('police', 'police'),
    unit('health', 'centre', { sectorIds: ['health'] }),
    unit('district', 'area', { territoryId: 'district' }),
    unit('ward', 'area', { territoryId: 'ward' }),
  ],
  roles: [
    { id: 'operator', name: 'Trực ban', unitId: null, rights: ['view', 'replay'], document: null, ...open },
  ],
  persons: ['ioc', 'police', 'health', 'district', 'ward'].map((id) => person(id)),
  grants: [],
};

const hospital: CameraScope = {
  id: 'hospital',
  class: 'ordinary',
  territoryId: 'ward',
  sectorIds: ['health'],
  managingUnitId: 'ward',
};
const bridge: CameraScope = {
  ...hospital,
  id: 'bridge',
  territoryId: 'other-ward',
  sectorIds: ['traffic'],
  managingUnitId: 'ioc',
};

function because(unitId: string, camera: CameraScope, book = city, right: Right = 'view'): string {
  const access = accessOf(book, `at-${unitId}`);
  if (access === null) throw new Error(`nobody at ${unitId}`);
  return decide({ person: access, right, camera, now }).because;
}

describe('the tiers of Art. 7', () => {
  test('the operations centre reaches every ordinary camera', () => {
    expect(because('ioc', hospital)).toBe('own-scope');
    expect(because('ioc', bridge)).toBe('own-scope');
    expect(because('ioc', { ...bridge, class: 'public' })).toBe('own-scope');
  });

  test('the operations centre does not reach police operational, state-secret or private cameras', () => {
    for (const name of ['police-operational', 'state-secret'] as const)
      expect(because('ioc', { ...hospital, class: name })).toBe(name);
    expect(because('ioc', { ...hospital, class: 'private' })).toBe('private-camera');
  });

  test('a sector centre reaches the cameras of its field, wherever they are', () => {
    expect(because('health', hospital)).toBe('own-scope');
    expect(because('health', { ...hospital, territoryId: 'other-ward' })).toBe('own-scope');
    expect(because('health', bridge)).toBe('outside-scope');
  });

  test('an area centre reaches its territory and what lies in it, of every field', () => {
    expect(because('ward', hospital)).toBe('own-scope');
    expect(because('district', hospital)).toBe('own-scope');
    expect(because('ward', { ...hospital, territoryId: 'district', managingUnitId: 'ioc' })).toBe(
      'outside-scope',
    );
    expect(because('district', bridge)).toBe('outside-scope');
  });

  test('the police have a tier of their own, as wide as the operations centre', () => {
    expect(because('police', bridge)).toBe('own-scope');
    expect(because('police', { ...hospital, class: 'police-operational' })).toBe('police-operational');
  });

  test('tiers are data: another reach is obeyed, and a tier that has ended gives nothing', () => {
    const changed = (more: object): RightsBook => ({
      ...city,
      tiers: city.tiers.map((row) => (row.id === 'area' ? { ...row, ...more } : row)),
    });
    expect(because('ward', bridge, changed({ reach: 'city' }))).toBe('own-scope');
    expect(because('ward', hospital, changed({ validToMs: now }))).toBe('unit-not-valid');
    expect(because('ward', hospital, changed({ validToMs: now + 1 }))).toBe('own-scope');
  });

  test('a territory that was dissolved is nobody’s', () => {
    const dissolved = city.territories.map((row) =>
      row.id === 'district' ? { ...row, validToMs: now } : row,
    );
    expect(because('district', hospital, { ...city, territories: dissolved })).toBe('outside-scope');
    expect(because('ward', hospital, { ...city, territories: dissolved })).toBe('own-scope');
  });

  test('what a unit manages is within its scope, wherever it stands', () => {
    expect(because('ward', { ...bridge, managingUnitId: 'ward' })).toBe('own-scope');
  });
});

describe('a person', () => {
  test('has the reach of their unit and of no other', () => {
    const moved = { ...city, persons: [person('ward', { unitId: 'health' })] };
    expect(because('ward', { ...hospital, territoryId: 'other-ward' }, moved)).toBe('own-scope');
    expect(because('ward', { ...hospital, sectorIds: [], managingUnitId: 'ioc' }, moved)).toBe(
      'outside-scope',
    );
  });

  test('has nothing by a role of another unit', () => {
    const roles = city.roles.map((role) => ({ ...role, unitId: 'health' }));
    expect(because('ward', hospital, { ...city, roles })).toBe('no-role-right');
    expect(because('health', hospital, { ...city, roles })).toBe('own-scope');
  });

  test.each(rights)('has %s by itself, whatever other rights they have', (right) => {
    const only: RightsBook = { ...city, roles: city.roles.map((role) => ({ ...role, rights: [right] })) };
    const others = rights.filter((other) => other !== right);
    for (const other of others) expect(because('ioc', hospital, only, other)).toBe('no-role-right');
    const aboutCameras = right !== 'administer' && right !== 'audit';
    expect(because('ioc', hospital, only, right)).toBe(aboutCameras ? 'own-scope' : 'no-role-right');
  });

  test('who views may not export, share or control for that', () => {
    for (const right of ['export', 'share', 'ptz', 'takeover'] as const)
      expect(because('ioc', hospital, city, right)).toBe('no-role-right');
  });
});

test('a camera has exactly one managing unit', () => {
  expect(CameraScope.safeParse(hospital).success).toBe(true);
  for (const managingUnitId of [undefined, null, '', ['ward', 'ioc']])
    expect(CameraScope.safeParse({ ...hospital, managingUnitId }).success).toBe(false);
});
