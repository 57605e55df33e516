import type { Grant } from '../../shared/rights/grant.ts';
import type { Person } from '../../shared/rights/person.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { RightsBook } from '../../shared/rights/rights-book.ts';
import type { Role } from '../../shared/rights/role.ts';
import type { Sector, Territory } from '../../shared/rights/territory.ts';
import type { Tier, TierReach } from '../../shared/rights/tier.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import { demoAccounts, personIdOf } from './demo-accounts.ts';
import { demoWards } from './demo-places.ts';

const open = { validFromMs: null, validToMs: null } as const;

export const demoCityId = 'city';

/** Who manages, uses and looks at the pretend city's cameras. Names are made up; the tiers are those of Art. 7. */
export function demoBook(grants: readonly Grant[]): RightsBook {
  return {
    tiers: tiers(),
    territories: territories(),
    sectors: sectors(),
    units: units(),
    roles: roles(),
    persons: persons(),
    grants: [...grants],
  };
}

function tiers(): Tier[] {
  const tier = (id: string, name: string, rank: number, reach: TierReach, police = false): Tier => ({
    id,
    name,
    rank,
    reach,
    police,
    ...open,
  });
  return [
    tier('ioc', 'Trung tâm điều hành đô thị thông minh', 1, 'city'),
    tier('police', 'Công an thành phố', 2, 'city', true),
    tier('sector', 'Trung tâm chỉ huy ngành', 3, 'sectors'),
    tier('area', 'Trung tâm khu vực', 4, 'territory'),
    tier('managing', 'Đơn vị quản lý', 5, 'managed'),
  ];
}

function territories(): Territory[] {
  return [
    { id: demoCityId, name: 'Thành phố Vọng Lâu', parentId: null, ...open },
    ...demoWards.map(({ id, name }) => ({ id, name, parentId: demoCityId, ...open })),
  ];
}

function sectors(): Sector[] {
  return [
    { id: 'traffic', name: 'Giao thông', ...open },
    { id: 'health', name: 'Y tế', ...open },
    { id: 'education', name: 'Giáo dục', ...open },
  ];
}

function units(): Unit[] {
  return [
    unit('ioc', 'Trung tâm điều hành thành phố (IOC)', 'ioc', 'Lương Thế Vinh', {
      rightsWhenExpired: ['view'],
    }),
    unit('center-traffic', 'Trung tâm điều hành giao thông', 'sector', 'Cao Xuân Phúc', {
      sectorIds: ['traffic'],
    }),
    unit('center-health', 'Trung tâm điều hành y tế', 'sector', 'Phan Thị Kim Oanh', {
      sectorIds: ['health'],
    }),
    unit('center-education', 'Trung tâm điều hành giáo dục', 'sector', 'Tạ Quang Huy', {
      sectorIds: ['education'],
    }),
    unit('police', 'Công an thành phố', 'police', 'Trịnh Quốc Việt', { territoryId: demoCityId }),
    ...demoWards.map(({ id, name }, index) =>
      unit(`ward-${id}`, `UBND ${name}`, 'area', wardLeaders[index] ?? 'Mai Văn Thành', { territoryId: id }),
    ),
    unit('infrastructure', 'Đội quản lý hạ tầng camera', 'managing', 'Phạm Đức Long', { parentId: 'ioc' }),
    unit('river-estate', 'Ban quản lý Khu đô thị Bờ Sông', 'managing', 'Hồ Anh Tú', {}),
  ];
}

const wardLeaders = [
  'Nguyễn Hải Yến',
  'Đinh Công Thắng',
  'Lý Thị Bích Ngọc',
  'Võ Minh Quân',
  'Dương Văn Hải',
  'Trương Thị Phương Thảo',
];

function unit(id: string, name: string, tierId: string, leader: string, more: Partial<Unit>): Unit {
  return {
    id,
    name,
    parentId: null,
    tierId,
    territoryId: null,
    sectorIds: [],
    focalPoint: { name: leader, title: 'Lãnh đạo đơn vị', phone: '' },
    rightsWhenExpired: [],
    ...open,
    ...more,
  };
}

function roles(): Role[] {
  const role = (id: string, name: string, rights: Right[]): Role => ({
    id,
    name,
    unitId: null,
    rights,
    document: { number: 'QC-01/2026', date: '2026-01-05', signer: 'Lương Thế Vinh' },
    ...open,
  });
  const watch: Right[] = ['view', 'replay', 'bookmark', 'incident'];
  return [
    role('administrator', 'Quản trị viên', ['view', 'administer']),
    role('supervisor', 'Giám sát ca trực', [...watch, 'ptz', 'takeover', 'push']),
    role('operator', 'Trực ban', ['view', 'bookmark', 'incident', 'ptz']),
    role('inspector', 'Thanh tra', ['audit']),
    role('ward-officer', 'Cán bộ phường', ['view', 'replay', 'bookmark']),
    role('unit-administrator', 'Quản trị đơn vị', ['view', 'bookmark', 'administer']),
    role('police-commander', 'Chỉ huy công an', [...watch, 'ptz', 'takeover', 'share', 'push']),
    role('investigator', 'Điều tra viên', [...watch, 'export']),
  ];
}

function persons(): Person[] {
  return demoAccounts.map(({ account, name, unitId, roleId }) => ({
    id: personIdOf(account),
    account,
    name,
    unitId,
    roleIds: [roleId],
    disabled: false,
    ...open,
  }));
}
