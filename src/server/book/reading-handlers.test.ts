import { afterEach, beforeEach, expect, test } from 'vitest';
import { outputOf } from '../catalogue/test-hub.ts';
import { openTestBook, type TestBook } from './test-book.ts';

let city: TestBook;

beforeEach(async () => {
  city = await openTestBook();
});

afterEach(() => city.hub.dispose());

test('what a unit was is told with who changed it, newest first', async () => {
  const before = city.unit('ward-tay-ho');
  const row = { ...before, name: 'UBND Phường Tây Hồ mới', parentId: 'ioc' };
  expect(await city.code('quantri', 'unit.put', { row, version: 1 })).toBe('ok');
  const answer = await city.hub.submit('tayho', 'book.history', { kind: 'unit', id: 'ward-tay-ho' });
  expect(outputOf('book.history', answer).versions).toEqual([
    { version: 2, atMs: city.hub.now(), byName: city.person('quantri').name, row },
    { version: 1, atMs: city.hub.now(), byName: null, row: before },
  ]);
  const nothing = { kind: 'unit', id: 'nothing' } as const;
  expect(await city.code('quantri', 'book.history', nothing)).toBe('not-found');
});

test('how many cameras a unit would see follows its tier and its place', async () => {
  const reach = async (place: object) => {
    const asked = { unitId: 'unit-new', tierId: 'area', territoryId: null, sectorIds: [], ...place };
    return outputOf('unit.reach', await city.hub.submit('quantri', 'unit.reach', asked));
  };
  expect(await reach({})).toEqual({ managed: 0, ownScope: 0, granted: 0 });
  expect(await reach({ territoryId: 'tay-ho' })).toEqual({ managed: 0, ownScope: 1, granted: 0 });
  expect(await reach({ territoryId: 'city' })).toEqual({ managed: 0, ownScope: 2, granted: 0 });
  // What is the police's and a state secret is neither seen nor counted.
  expect(await reach({ tierId: 'ioc', unitId: 'ward-tay-ho' })).toEqual({
    managed: 1,
    ownScope: 2,
    granted: 0,
  });
});

test('both are for administrators', async () => {
  expect(await city.code('giamsat', 'book.history', { kind: 'unit', id: 'ioc' })).toBe('not-allowed');
  const asked = { unitId: 'ioc', tierId: 'ioc', territoryId: null, sectorIds: [] };
  expect(await city.code('giamsat', 'unit.reach', asked)).toBe('not-allowed');
});
