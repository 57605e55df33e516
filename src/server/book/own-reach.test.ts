import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newPerson, newRole, newUnit, open, openTestBook, type TestBook } from './test-book.ts';

let city: TestBook;

beforeEach(async () => {
  city = await openTestBook();
});

afterEach(() => city.hub.dispose());

describe('nobody gives more than they have', () => {
  test.each([
    ['a tier that reaches the city', { tierId: 'ioc' }],
    ['the police', { tierId: 'police' }],
    ['another kind of reach', { tierId: 'sector', sectorIds: ['traffic'] }],
    ["another unit's territory", { territoryId: 'ba-dinh' }],
    ['the whole city as its territory', { territoryId: 'city' }],
  ] as const)('to a unit: %s', async (_what, more) => {
    const row = newUnit({ ...more, sectorIds: 'sectorIds' in more ? [...more.sectorIds] : [] });
    expect(await city.code('tayho', 'unit.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await city.code('quantri', 'unit.put', { row, version: 0 })).toBe('ok');
  });

  test('to a role', async () => {
    const wide = newRole({ rights: ['view', 'export'] });
    expect(await city.code('tayho', 'role.put', { row: wide, version: 0 })).toBe('wider-than-own');
    expect(await city.code('tayho', 'role.put', { row: newRole(), version: 0 })).toBe('ok');
    expect(await city.code('tayho', 'role.put', { row: wide, version: 1 })).toBe('wider-than-own');
    expect(await city.code('quantri', 'role.put', { row: wide, version: 1 })).toBe('ok');
    // What somebody above gave stays when the unit's own administrator renames the role.
    expect(await city.code('tayho', 'role.put', { row: { ...wide, name: 'Khác' }, version: 2 })).toBe('ok');
  });

  test('to a person, themselves too', async () => {
    const row = { ...city.person('tayho'), roleIds: ['unit-administrator', 'investigator'] };
    expect(await city.code('tayho', 'person.put', { row, version: 1 })).toBe('wider-than-own');
    expect(await city.code('quantri', 'person.put', { row, version: 1 })).toBe('ok');
  });

  test.each([
    ['goes before its own', { rank: 1, police: false }],
    ['is the police’s', { rank: 9, police: true }],
  ])('to a unit, by a tier of its own reach that %s', async (_what, more) => {
    const tier = { id: 'tier-new', name: 'Cấp mới', reach: 'territory' as const, ...open, ...more };
    expect(await city.code('quantri', 'tier.put', { row: tier, version: 0 })).toBe('ok');
    const row = newUnit({ tierId: 'tier-new' });
    expect(await city.code('tayho', 'unit.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await city.code('quantri', 'unit.put', { row, version: 0 })).toBe('ok');
  });

  test('to a person by the unit that they come to', async () => {
    const wide = newUnit({ tierId: 'ioc' });
    expect(await city.code('quantri', 'unit.put', { row: wide, version: 0 })).toBe('ok');
    const row = newPerson({ unitId: 'unit-new' });
    expect(await city.code('tayho', 'person.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await city.code('quantri', 'person.put', { row, version: 0 })).toBe('ok');
  });

  test('to a person who comes back', async () => {
    const strong = newPerson({ roleIds: ['investigator'], disabled: true });
    expect(await city.code('quantri', 'person.put', { row: strong, version: 0 })).toBe('ok');
    const back = { ...strong, disabled: false };
    expect(await city.code('tayho', 'person.put', { row: back, version: 1 })).toBe('wider-than-own');
    expect(await city.code('tayho', 'person.put', { row: { ...strong, name: 'Khác' }, version: 1 })).toBe(
      'ok',
    );
    expect(await city.code('quantri', 'person.put', { row: back, version: 2 })).toBe('ok');
    expect(await city.code('tayho', 'person.put', { row: { ...back, name: 'Khác' }, version: 3 })).toBe('ok');
  });

  test('to a person who will come later', async () => {
    const later = newPerson({ validFromMs: city.hub.now() + 1000, roleIds: ['investigator'] });
    expect(await city.code('tayho', 'person.put', { row: later, version: 0 })).toBe('wider-than-own');
    const plain = { ...later, roleIds: [] };
    expect(await city.code('tayho', 'person.put', { row: plain, version: 0 })).toBe('ok');
    expect(await city.code('tayho', 'person.put', { row: later, version: 1 })).toBe('wider-than-own');
  });

  test("a role of another unit is nobody else's", async () => {
    expect(await city.code('quantri', 'role.put', { row: newRole(), version: 0 })).toBe('ok');
    const row = { ...city.person('giaothong'), roleIds: ['role-new'] };
    expect(await city.code('quantri', 'person.put', { row, version: 1 })).toBe('role-of-other-unit');
  });
});
