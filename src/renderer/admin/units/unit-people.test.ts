import { expect, test } from 'vitest';
import type { RightsBook } from '../../../shared/rights/rights-book.ts';
import { unitGap } from './unit-gap.ts';
import { unitPeople } from './unit-people.ts';

const always = { validFromMs: null, validToMs: null };
const now = 1000;

const book: RightsBook = {
  tiers: [{ id: 'area', name: 'Phường', rank: 3, reach: 'territory', police: false, ...always }],
  territories: [],
  sectors: [],
  units: [
    {
      id: 'ward',
      name: 'Phường',
      parentId: null,
      tierId: 'area',
      territoryId: null,
      sectorIds: [],
      focalPoint: { name: 'Lê Thu Trang', title: '', phone: '' },
      rightsWhenExpired: [],
      ...always,
    },
  ],
  roles: [
    { id: 'viewer', name: 'Trực', unitId: null, rights: ['view'], document: null, ...always },
    { id: 'clerk', name: 'Văn thư', unitId: null, rights: ['audit'], document: null, ...always },
    { id: 'over', name: 'Cũ', unitId: null, rights: ['view'], document: null, ...always, validToMs: now },
  ],
  persons: (
    [
      ['sees', 'viewer', false, null],
      ['clerk', 'clerk', false, null],
      ['old-role', 'over', false, null],
      ['locked', 'viewer', true, null],
      ['gone', 'viewer', false, now],
    ] as const
  ).map(([id, roleId, disabled, validToMs]) => ({
    ...{ id, account: id, name: id, unitId: 'ward', roleIds: [roleId], disabled },
    validFromMs: null,
    validToMs,
  })),
  grants: [],
};

test('who counts has an account that holds now; who can view has a role for it that holds', () => {
  expect(unitPeople(book, 'ward', now)).toEqual({ people: 3, viewers: 1 });
  expect(unitPeople(book, 'ward', now - 1)).toEqual({ people: 4, viewers: 3 });
  expect(unitPeople(book, 'elsewhere', now)).toEqual({ people: 0, viewers: 0 });
});

test.each([
  [{ territoryId: null, sectorIds: [] }, 'territory', 'territory'],
  [{ territoryId: 'a', sectorIds: [] }, 'territory', null],
  [{ territoryId: 'a', sectorIds: [] }, 'sectors', 'sectors'],
  [{ territoryId: null, sectorIds: ['s'] }, 'sectors', null],
  [{ territoryId: null, sectorIds: [] }, 'city', null],
  [{ territoryId: null, sectorIds: [] }, undefined, null],
] as const)('%j by %s lacks %s', ({ territoryId, sectorIds }, reach, gap) => {
  expect(unitGap({ territoryId, sectorIds: [...sectorIds] }, reach)).toBe(gap);
});
