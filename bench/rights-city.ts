import type { CameraClass } from '../src/shared/rights/camera-class.ts';
import type { CameraScope } from '../src/shared/rights/camera-scope.ts';
import type { Grant } from '../src/shared/rights/grant.ts';
import type { RightsBook } from '../src/shared/rights/rights-book.ts';
import type { Role } from '../src/shared/rights/role.ts';
import type { TierReach } from '../src/shared/rights/tier.ts';
import type { Unit } from '../src/shared/rights/unit.ts';

const open = { validFromMs: null, validToMs: null };
const wards = 126;
const sectors = 6;
const range = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

/** A city to ask the rules about: 126 wards, 6 fields, an operations centre and the police, 1,000 persons, 50,000 cameras, 400 grants. */
export function rightsCity(): { book: RightsBook; cameras: CameraScope[] } {
  const tier = (id: string, rank: number, reach: TierReach) => ({
    id,
    name: id,
    rank,
    reach,
    police: id === 'police',
    ...open,
  });
  const units = [
    unit('ioc', 'ioc'),
    unit('police', 'police'),
    ...range(sectors, (at) => unit(`centre${at}`, 'sector', { sectorIds: [`sector${at}`] })),
    ...range(wards, (at) => unit(`ward-unit${at}`, 'ward', { territoryId: `ward${at}` })),
  ];
  const book: RightsBook = {
    tiers: [
      tier('ioc', 1, 'city'),
      tier('police', 1, 'city'),
      tier('sector', 2, 'sectors'),
      tier('ward', 3, 'territory'),
    ],
    territories: [
      { id: 'city', name: 'city', parentId: null, ...open },
      ...range(wards, (at) => ({ id: `ward${at}`, name: `ward ${at}`, parentId: 'city', ...open })),
    ],
    sectors: range(sectors, (at) => ({ id: `sector${at}`, name: `sector ${at}`, ...open })),
    units,
    roles: [
      role('operator', ['view', 'bookmark']),
      role('supervisor', ['view', 'replay', 'ptz', 'takeover', 'bookmark', 'incident', 'push']),
      role('investigator', ['view', 'replay', 'export', 'share']),
    ],
    persons: range(1000, (at) => ({
      id: `person${at}`,
      account: `person${at}`,
      name: `person ${at}`,
      unitId: units[at % units.length]?.id ?? 'ioc',
      roleIds: [['operator', 'supervisor', 'investigator'][at % 3] ?? 'operator'],
      disabled: false,
      ...open,
    })),
    grants: range(400, grant),
  };
  return { book, cameras: range(50_000, camera) };
}

function unit(id: string, tierId: string, where: Partial<Unit> = {}): Unit {
  return {
    id,
    name: id,
    parentId: id === 'ioc' ? null : 'ioc',
    tierId,
    territoryId: null,
    sectorIds: [],
    focalPoint: { name: 'focal point', title: '', phone: '' },
    rightsWhenExpired: [],
    ...open,
    ...where,
  };
}

function role(id: string, rights: Role['rights']): Role {
  return { id, name: id, unitId: null, rights, document: null, ...open };
}

/** 100 cameras each, half of them to units. */
function grant(at: number): Grant {
  return {
    id: `grant${at}`,
    document: { number: `${at}/UBND`, date: '2026-03-01', signer: 'signer' },
    purpose: 'purpose',
    to:
      at % 2 === 0
        ? { kind: 'person', personId: `person${(at * 7) % 1000}` }
        : { kind: 'unit', unitId: `ward-unit${at % wards}` },
    cameraClass: classOf(at),
    cameraIds: range(100, (camera) => `camera${(at * 131 + camera * 17) % 50_000}`),
    rights: ['view', 'replay'],
    fromMs: 0,
    toMs: at % 5 === 0 ? 500 : 5000,
    revokedAtMs: null,
  };
}

function camera(at: number): CameraScope {
  return {
    id: `camera${at}`,
    class: classOf(at),
    territoryId: `ward${(at * 31) % wards}`,
    sectorIds: at % 4 === 0 ? [] : [`sector${at % sectors}`],
    managingUnitId: `ward-unit${(at * 31) % wards}`,
  };
}

function classOf(at: number): CameraClass {
  if (at % 50 === 0) return 'police-operational';
  if (at % 97 === 0) return 'private';
  if (at % 499 === 0) return 'state-secret';
  return at % 10 === 0 ? 'public' : 'ordinary';
}
