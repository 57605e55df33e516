import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/hub/commands.ts';
import { outputOf } from '../catalogue/test-hub.ts';
import { demoBook } from '../demo/demo-book.ts';
import { found, newPerson, newRole, newUnit, openTestBook, type Put, type TestBook } from './test-book.ts';

let city: TestBook;

beforeEach(async () => {
  city = await openTestBook();
});

afterEach(() => city.hub.dispose());

describe('who administers', () => {
  test('a person without the right changes nothing, and the attempt is in the log', async () => {
    expect(await city.code('giamsat', 'person.put', { row: newPerson(), version: 0 })).toBe('not-allowed');
    expect(await city.code('giamsat', 'sector.put', { row: { id: 's', name: 'S' }, version: 0 })).toBe(
      'not-allowed',
    );
    expect(city.book().persons.some(({ id }) => id === 'person-new')).toBe(false);
    const [entry] = await city.hub.audited('command.person.put');
    expect(entry).toMatchObject({ outcome: 'refused', person_id: 'person-giamsat' });
  });

  test.each([
    ['tier.put', () => ({ ...found(city.book().tiers, 'area'), rank: 1 })],
    ['territory.put', () => ({ id: 'area-new', name: 'Khu mới', parentId: 'city' })],
    ['sector.put', () => ({ id: 'sector-new', name: 'Môi trường' })],
    ['unit.put', () => city.unit('ward-hoan-kiem')],
    ['unit.put', () => newUnit({ parentId: null })],
    ['unit.put', () => newUnit({ parentId: 'ioc' })],
    ['role.put', () => newRole({ unitId: null })],
    ['role.put', () => newRole({ unitId: 'ioc' })],
    ['person.put', () => city.person('hoankiem')],
    ['person.put', () => ({ ...city.person('tayho'), unitId: 'ioc' })],
  ] as const)(
    'a unit administers itself and what lies under it: %s elsewhere is refused',
    async (name, row) => {
      const version = ['unit-new', 'role-new', 'area-new', 'sector-new'].includes(row().id) ? 0 : 1;
      // The rows of the table are of the command's own kind.
      const input = { row: row(), version } as CommandInput<Put>;
      expect(await city.code('tayho', name, input)).toBe('not-allowed');
    },
  );

  test('nobody is taken from another unit, and no role', async () => {
    const row = { ...city.person('hoankiem'), unitId: 'ward-tay-ho' };
    expect(await city.code('tayho', 'person.put', { row, version: 1 })).toBe('not-allowed');
    const foreign = newRole({ unitId: 'ioc' });
    expect(await city.code('quantri', 'role.put', { row: foreign, version: 0 })).toBe('ok');
    expect(await city.code('tayho', 'role.put', { row: newRole(), version: 1 })).toBe('not-allowed');
  });

  test('a unit makes units and people of its own', async () => {
    expect(await city.code('tayho', 'unit.put', { row: newUnit(), version: 0 })).toBe('ok');
    expect(
      await city.code('tayho', 'person.put', { row: newPerson({ unitId: 'unit-new' }), version: 0 }),
    ).toBe('ok');
    expect(city.hub.city.accessOf('person-new')?.unit?.id).toBe('unit-new');
  });
});

describe('a row is refused', () => {
  test.each([
    ['person.put', 'unknown-reference', () => newPerson({ unitId: 'ward-tay-ho', roleIds: ['nothing'] })],
    ['unit.put', 'unknown-reference', () => newUnit({ tierId: 'nothing' })],
    ['unit.put', 'unknown-reference', () => newUnit({ sectorIds: ['nothing'] })],
    ['territory.put', 'unknown-reference', () => ({ id: 'area-new', name: 'Khu', parentId: 'nothing' })],
    ['person.put', 'conflict', () => city.person('hoankiem')],
  ] as const)('%s: %s', async (name, fault, row) => {
    // The rows of the table are of the command's own kind, or meant to be bad.
    expect(await city.code('quantri', name, { row: row(), version: 0 } as CommandInput<Put>)).toBe(fault);
  });

  test('when a unit names no focal point', async () => {
    const attempts = [
      { ...newUnit(), focalPoint: undefined },
      newUnit({ focalPoint: { name: ' ', title: '', phone: '' } }),
    ];
    // Meant to be bad.
    for (const row of attempts)
      expect(await city.code('quantri', 'unit.put', { row, version: 0 } as CommandInput<Put>)).toBe(
        'bad-input',
      );
  });

  test("when a unit's role names no document that issues it", async () => {
    const row = newRole({ document: null });
    expect(await city.code('quantri', 'role.put', { row, version: 0 })).toBe('document-missing');
    expect(await city.code('quantri', 'role.put', { row: { ...row, unitId: null }, version: 0 })).toBe('ok');
  });

  test('when two persons would share an account', async () => {
    const row = newPerson({ account: 'hoankiem' });
    expect(await city.code('quantri', 'person.put', { row, version: 0 })).toBe('account-taken');
    expect(city.accountsMade).toEqual([]);
  });

  test('that names anew what has ended, but not one that named it before', async () => {
    const ended = { ...found(city.book().sectors, 'traffic'), validToMs: city.hub.now() };
    expect(await city.code('quantri', 'sector.put', { row: ended, version: 1 })).toBe('ok');
    const fresh = newUnit({ tierId: 'sector', sectorIds: ['traffic'], parentId: null });
    expect(await city.code('quantri', 'unit.put', { row: fresh, version: 0 })).toBe('not-valid-reference');
    const renamed = { ...city.unit('center-traffic'), name: 'Tên khác' };
    expect(await city.code('quantri', 'unit.put', { row: renamed, version: 1 })).toBe('ok');
  });

  test('that would lie in itself', async () => {
    expect(await city.code('quantri', 'unit.put', { row: newUnit(), version: 0 })).toBe('ok');
    const ring = { ...city.unit('ward-tay-ho'), parentId: 'unit-new' };
    expect(await city.code('quantri', 'unit.put', { row: ring, version: 1 })).toBe('lies-in-itself');
    const area = { ...found(city.book().territories, 'city'), parentId: 'tay-ho' };
    expect(await city.code('quantri', 'territory.put', { row: area, version: 1 })).toBe('lies-in-itself');
  });
});

describe('a change', () => {
  test('is obeyed after the commit and told in the log, as it was and as it is', async () => {
    const told: string[] = [];
    city.hub.city.onAccessChanged((ids) => told.push(...ids));
    const row = { ...city.role('operator'), rights: ['view' as const] };
    expect(await city.code('quantri', 'role.put', { row, version: 1 })).toBe('ok');
    expect(city.hub.city.accessOf('person-yte')?.roleRights.ptz).toEqual([]);
    expect(told.sort()).toEqual(['person-giaoduc', 'person-tructuong', 'person-yte']);
    const [entry] = await city.hub.audited('command.role.put');
    expect(entry).toMatchObject({ outcome: 'done', person_id: 'person-quantri' });
    expect(entry?.detail).toMatchObject({
      id: 'operator',
      before: { rights: ['view', 'bookmark', 'incident', 'ptz'] },
      after: { rights: ['view'] },
    });
  });

  test('of a row that somebody changed meanwhile is refused with the row as it is', async () => {
    const row = { ...city.unit('ward-tay-ho'), name: 'Tên mới' };
    expect(await city.code('tayho', 'unit.put', { row, version: 1 })).toBe('ok');
    const answer = await city.hub.submit('quantri', 'unit.put', {
      row: city.unit('ward-tay-ho'),
      version: 1,
    });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'conflict' }, current: { version: 2, row } });
  });

  test('a new person gets an account and its password once; a changed one none', async () => {
    const answer = await city.hub.submit('tayho', 'person.put', { row: newPerson(), version: 0 });
    expect(outputOf('person.put', answer)).toEqual({ version: 1, password: 'shown once to person-new' });
    const again = await city.hub.submit('tayho', 'person.put', {
      row: newPerson({ name: 'Khác' }),
      version: 1,
    });
    expect(outputOf('person.put', again)).toEqual({ version: 2, password: null });
    expect(city.accountsMade).toEqual(['person-new']);
    expect(JSON.stringify(await city.hub.audited('command.person.put'))).not.toContain('shown once');
  });
});

test('the pretend city has the rows that these tests speak of', () => {
  expect(demoBook([]).units.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ioc', 'police', 'ward-tay-ho', 'ward-hoan-kiem', 'center-traffic']),
  );
});
