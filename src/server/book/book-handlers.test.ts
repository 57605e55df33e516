import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '../../shared/hub/commands.ts';
import type { Person } from '../../shared/rights/person.ts';
import type { Role } from '../../shared/rights/role.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import { codeOf, openTestHub, outputOf, type TestHub, testCamera } from '../catalogue/test-hub.ts';
import { demoBook } from '../demo/demo-book.ts';
import { bookHandlers } from './book-handlers.ts';

let hub: TestHub;
let accountsMade: string[];

beforeEach(async () => {
  accountsMade = [];
  const accounts = {
    create: async (personId: string) => {
      accountsMade.push(personId);
      return `shown once to ${personId}`;
    },
  };
  hub = await openTestHub({
    cameras: [
      testCamera(1),
      testCamera(2, { managingUnitId: 'ward-tay-ho', territoryId: 'tay-ho' }),
      testCamera(3, { class: 'police-operational', managingUnitId: 'police' }),
      testCamera(4, { class: 'state-secret', managingUnitId: 'ward-tay-ho' }),
    ],
    handlers: () => bookHandlers({ accounts }),
  });
});

afterEach(() => hub.dispose());

type Put = Extract<CommandName, `${string}.put`>;

async function code<N extends CommandName>(
  account: string,
  name: N,
  input: CommandInput<N>,
): Promise<string> {
  return codeOf(await hub.submit(account, name, input));
}

function found<R extends { id: string }>(rows: readonly R[], id: string): R {
  const row = rows.find((other) => other.id === id);
  if (row === undefined) throw new Error(`no ${id}`);
  return row;
}

const book = () => hub.city.book();
const person = (account: string): Person => found(book().persons, `person-${account}`);
const unit = (id: string): Unit => found(book().units, id);
const role = (id: string): Role => found(book().roles, id);
const open = { validFromMs: null, validToMs: null };

const newPerson = (more: Partial<Person> = {}): Person => ({
  id: 'person-new',
  account: 'new',
  name: 'Phạm Thị Mới',
  unitId: 'ward-tay-ho',
  roleIds: [],
  disabled: false,
  ...open,
  ...more,
});
const newUnit = (more: Partial<Unit> = {}): Unit => ({
  id: 'unit-new',
  name: 'Tổ trực',
  parentId: 'ward-tay-ho',
  tierId: 'area',
  territoryId: 'tay-ho',
  sectorIds: [],
  focalPoint: { name: 'Ngô Văn D', title: '', phone: '' },
  rightsWhenExpired: [],
  ...open,
  ...more,
});
const newRole = (more: Partial<Role> = {}): Role => ({
  id: 'role-new',
  name: 'Trực đêm',
  unitId: 'ward-tay-ho',
  rights: ['view'],
  document: { number: '3/QC', date: '2026-02-01', signer: 'Dương Văn Hải' },
  ...open,
  ...more,
});

describe('who administers', () => {
  test('a person without the right changes nothing, and the attempt is in the log', async () => {
    expect(await code('giamsat', 'person.put', { row: newPerson(), version: 0 })).toBe('not-allowed');
    expect(await code('giamsat', 'sector.put', { row: { id: 's', name: 'S' }, version: 0 })).toBe(
      'not-allowed',
    );
    expect(book().persons.some(({ id }) => id === 'person-new')).toBe(false);
    const [entry] = await hub.audited('command.person.put');
    expect(entry).toMatchObject({ outcome: 'refused', person_id: 'person-giamsat' });
  });

  test.each([
    ['tier.put', () => ({ ...found(book().tiers, 'area'), rank: 1 })],
    ['territory.put', () => ({ id: 'area-new', name: 'Khu mới', parentId: 'city' })],
    ['sector.put', () => ({ id: 'sector-new', name: 'Môi trường' })],
    ['unit.put', () => unit('ward-hoan-kiem')],
    ['unit.put', () => newUnit({ parentId: null })],
    ['unit.put', () => newUnit({ parentId: 'ioc' })],
    ['role.put', () => newRole({ unitId: null })],
    ['role.put', () => newRole({ unitId: 'ioc' })],
    ['person.put', () => person('hoankiem')],
    ['person.put', () => ({ ...person('tayho'), unitId: 'ioc' })],
  ] as const)(
    'a unit administers itself and what lies under it: %s elsewhere is refused',
    async (name, row) => {
      const version = ['unit-new', 'role-new', 'area-new', 'sector-new'].includes(row().id) ? 0 : 1;
      // The rows of the table are of the command's own kind.
      const input = { row: row(), version } as CommandInput<Put>;
      expect(await code('tayho', name, input)).toBe('not-allowed');
    },
  );

  test('nobody is taken from another unit, and no role', async () => {
    const row = { ...person('hoankiem'), unitId: 'ward-tay-ho' };
    expect(await code('tayho', 'person.put', { row, version: 1 })).toBe('not-allowed');
    const foreign = newRole({ unitId: 'ioc' });
    expect(await code('quantri', 'role.put', { row: foreign, version: 0 })).toBe('ok');
    expect(await code('tayho', 'role.put', { row: newRole(), version: 1 })).toBe('not-allowed');
  });

  test('a unit makes units and people of its own', async () => {
    expect(await code('tayho', 'unit.put', { row: newUnit(), version: 0 })).toBe('ok');
    expect(await code('tayho', 'person.put', { row: newPerson({ unitId: 'unit-new' }), version: 0 })).toBe(
      'ok',
    );
    expect(hub.city.accessOf('person-new')?.unit?.id).toBe('unit-new');
  });
});

describe('nobody gives more than they have', () => {
  test.each([
    ['a tier that reaches the city', { tierId: 'ioc' }],
    ['the police', { tierId: 'police' }],
    ['another kind of reach', { tierId: 'sector', sectorIds: ['traffic'] }],
    ["another unit's territory", { territoryId: 'ba-dinh' }],
    ['the whole city as its territory', { territoryId: 'city' }],
  ] as const)('to a unit: %s', async (_what, more) => {
    const row = newUnit({ ...more, sectorIds: 'sectorIds' in more ? [...more.sectorIds] : [] });
    expect(await code('tayho', 'unit.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await code('quantri', 'unit.put', { row, version: 0 })).toBe('ok');
  });

  test('to a role', async () => {
    const wide = newRole({ rights: ['view', 'export'] });
    expect(await code('tayho', 'role.put', { row: wide, version: 0 })).toBe('wider-than-own');
    expect(await code('tayho', 'role.put', { row: newRole(), version: 0 })).toBe('ok');
    expect(await code('tayho', 'role.put', { row: wide, version: 1 })).toBe('wider-than-own');
    expect(await code('quantri', 'role.put', { row: wide, version: 1 })).toBe('ok');
    // What somebody above gave stays when the unit's own administrator renames the role.
    expect(await code('tayho', 'role.put', { row: { ...wide, name: 'Khác' }, version: 2 })).toBe('ok');
  });

  test('to a person, themselves too', async () => {
    const row = { ...person('tayho'), roleIds: ['unit-administrator', 'investigator'] };
    expect(await code('tayho', 'person.put', { row, version: 1 })).toBe('wider-than-own');
    expect(await code('quantri', 'person.put', { row, version: 1 })).toBe('ok');
  });

  test.each([
    ['goes before its own', { rank: 1, police: false }],
    ['is the police’s', { rank: 9, police: true }],
  ])('to a unit, by a tier of its own reach that %s', async (_what, more) => {
    const tier = { id: 'tier-new', name: 'Cấp mới', reach: 'territory' as const, ...open, ...more };
    expect(await code('quantri', 'tier.put', { row: tier, version: 0 })).toBe('ok');
    const row = newUnit({ tierId: 'tier-new' });
    expect(await code('tayho', 'unit.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await code('quantri', 'unit.put', { row, version: 0 })).toBe('ok');
  });

  test('to a person by the unit that they come to', async () => {
    const wide = newUnit({ tierId: 'ioc' });
    expect(await code('quantri', 'unit.put', { row: wide, version: 0 })).toBe('ok');
    const row = newPerson({ unitId: 'unit-new' });
    expect(await code('tayho', 'person.put', { row, version: 0 })).toBe('wider-than-own');
    expect(await code('quantri', 'person.put', { row, version: 0 })).toBe('ok');
  });

  test('to a person who comes back', async () => {
    const strong = newPerson({ roleIds: ['investigator'], disabled: true });
    expect(await code('quantri', 'person.put', { row: strong, version: 0 })).toBe('ok');
    const back = { ...strong, disabled: false };
    expect(await code('tayho', 'person.put', { row: back, version: 1 })).toBe('wider-than-own');
    expect(await code('tayho', 'person.put', { row: { ...strong, name: 'Khác' }, version: 1 })).toBe('ok');
    expect(await code('quantri', 'person.put', { row: back, version: 2 })).toBe('ok');
    expect(await code('tayho', 'person.put', { row: { ...back, name: 'Khác' }, version: 3 })).toBe('ok');
  });

  test('to a person who will come later', async () => {
    const later = newPerson({ validFromMs: hub.now() + 1000, roleIds: ['investigator'] });
    expect(await code('tayho', 'person.put', { row: later, version: 0 })).toBe('wider-than-own');
    const plain = { ...later, roleIds: [] };
    expect(await code('tayho', 'person.put', { row: plain, version: 0 })).toBe('ok');
    expect(await code('tayho', 'person.put', { row: later, version: 1 })).toBe('wider-than-own');
  });

  test("a role of another unit is nobody else's", async () => {
    expect(await code('quantri', 'role.put', { row: newRole(), version: 0 })).toBe('ok');
    const row = { ...person('giaothong'), roleIds: ['role-new'] };
    expect(await code('quantri', 'person.put', { row, version: 1 })).toBe('role-of-other-unit');
  });
});

describe('a row is refused', () => {
  test.each([
    ['person.put', 'unknown-reference', () => newPerson({ unitId: 'ward-tay-ho', roleIds: ['nothing'] })],
    ['unit.put', 'unknown-reference', () => newUnit({ tierId: 'nothing' })],
    ['unit.put', 'unknown-reference', () => newUnit({ sectorIds: ['nothing'] })],
    ['territory.put', 'unknown-reference', () => ({ id: 'area-new', name: 'Khu', parentId: 'nothing' })],
    ['person.put', 'conflict', () => person('hoankiem')],
  ] as const)('%s: %s', async (name, fault, row) => {
    // The rows of the table are of the command's own kind, or meant to be bad.
    expect(await code('quantri', name, { row: row(), version: 0 } as CommandInput<Put>)).toBe(fault);
  });

  test('when a unit names no focal point', async () => {
    const attempts = [
      { ...newUnit(), focalPoint: undefined },
      newUnit({ focalPoint: { name: ' ', title: '', phone: '' } }),
    ];
    // Meant to be bad.
    for (const row of attempts)
      expect(await code('quantri', 'unit.put', { row, version: 0 } as CommandInput<Put>)).toBe('bad-input');
  });

  test("when a unit's role names no document that issues it", async () => {
    const row = newRole({ document: null });
    expect(await code('quantri', 'role.put', { row, version: 0 })).toBe('document-missing');
    expect(await code('quantri', 'role.put', { row: { ...row, unitId: null }, version: 0 })).toBe('ok');
  });

  test('when two persons would share an account', async () => {
    const row = newPerson({ account: 'hoankiem' });
    expect(await code('quantri', 'person.put', { row, version: 0 })).toBe('account-taken');
    expect(accountsMade).toEqual([]);
  });

  test('that names anew what has ended, but not one that named it before', async () => {
    const ended = { ...found(book().sectors, 'traffic'), validToMs: hub.now() };
    expect(await code('quantri', 'sector.put', { row: ended, version: 1 })).toBe('ok');
    const fresh = newUnit({ tierId: 'sector', sectorIds: ['traffic'], parentId: null });
    expect(await code('quantri', 'unit.put', { row: fresh, version: 0 })).toBe('not-valid-reference');
    const renamed = { ...unit('center-traffic'), name: 'Tên khác' };
    expect(await code('quantri', 'unit.put', { row: renamed, version: 1 })).toBe('ok');
  });

  test('that would lie in itself', async () => {
    expect(await code('quantri', 'unit.put', { row: newUnit(), version: 0 })).toBe('ok');
    const ring = { ...unit('ward-tay-ho'), parentId: 'unit-new' };
    expect(await code('quantri', 'unit.put', { row: ring, version: 1 })).toBe('lies-in-itself');
    const area = { ...found(book().territories, 'city'), parentId: 'tay-ho' };
    expect(await code('quantri', 'territory.put', { row: area, version: 1 })).toBe('lies-in-itself');
  });
});

describe('somebody is left to administer the city', () => {
  test.each([
    ['disabled', () => ({ ...person('quantri'), disabled: true })],
    ['without the role', () => ({ ...person('quantri'), roleIds: ['operator'] })],
    ['ended', () => ({ ...person('quantri'), validToMs: hub.now() })],
    ['in another unit', () => ({ ...person('quantri'), unitId: 'ward-tay-ho' })],
  ])('the last one is not %s', async (_how, row) => {
    expect(await code('quantri', 'person.put', { row: row(), version: 1 })).toBe('last-administrator');
    const second = newPerson({ unitId: 'ioc', roleIds: ['administrator'] });
    expect(await code('quantri', 'person.put', { row: second, version: 0 })).toBe('ok');
    expect(await code('quantri', 'person.put', { row: row(), version: 1 })).toBe('ok');
  });

  test('nor lost with the role, the unit or the tier', async () => {
    const weak = { ...role('administrator'), rights: ['view' as const] };
    expect(await code('quantri', 'role.put', { row: weak, version: 1 })).toBe('last-administrator');
    const moved = { ...unit('ioc'), tierId: 'managing' };
    expect(await code('quantri', 'unit.put', { row: moved, version: 1 })).toBe('last-administrator');
    const narrow = { ...found(book().tiers, 'ioc'), reach: 'managed' as const };
    expect(await code('quantri', 'tier.put', { row: narrow, version: 1 })).toBe('last-administrator');
  });
});

describe('a change', () => {
  test('is obeyed after the commit and told in the log, as it was and as it is', async () => {
    const told: string[] = [];
    hub.city.onAccessChanged((ids) => told.push(...ids));
    const row = { ...role('operator'), rights: ['view' as const] };
    expect(await code('quantri', 'role.put', { row, version: 1 })).toBe('ok');
    expect(hub.city.accessOf('person-yte')?.roleRights.ptz).toEqual([]);
    expect(told.sort()).toEqual(['person-giaoduc', 'person-tructuong', 'person-yte']);
    const [entry] = await hub.audited('command.role.put');
    expect(entry).toMatchObject({ outcome: 'done', person_id: 'person-quantri' });
    expect(entry?.detail).toMatchObject({
      id: 'operator',
      before: { rights: ['view', 'bookmark', 'incident', 'ptz'] },
      after: { rights: ['view'] },
    });
  });

  test('of a row that somebody changed meanwhile is refused with the row as it is', async () => {
    const row = { ...unit('ward-tay-ho'), name: 'Tên mới' };
    expect(await code('tayho', 'unit.put', { row, version: 1 })).toBe('ok');
    const answer = await hub.submit('quantri', 'unit.put', { row: unit('ward-tay-ho'), version: 1 });
    expect(answer).toMatchObject({ ok: false, fault: { code: 'conflict' }, current: { version: 2, row } });
  });

  test('a new person gets an account and its password once; a changed one none', async () => {
    const answer = await hub.submit('tayho', 'person.put', { row: newPerson(), version: 0 });
    expect(outputOf('person.put', answer)).toEqual({ version: 1, password: 'shown once to person-new' });
    const again = await hub.submit('tayho', 'person.put', { row: newPerson({ name: 'Khác' }), version: 1 });
    expect(outputOf('person.put', again)).toEqual({ version: 2, password: null });
    expect(accountsMade).toEqual(['person-new']);
    expect(JSON.stringify(await hub.audited('command.person.put'))).not.toContain('shown once');
  });
});

describe('who is police', () => {
  const commander = (): Person => ({
    ...person('congan'),
    roleIds: ['police-commander', 'unit-administrator'],
  });

  test('is said by the police, once they have an administrator', async () => {
    expect(await code('quantri', 'person.put', { row: commander(), version: 1 })).toBe('ok');
    const attempts = [
      ['person.put', { ...newPerson({ unitId: 'police', roleIds: ['operator'] }) }, 0],
      ['person.put', { ...person('quantri'), unitId: 'police' }, 1],
      ['unit.put', { ...unit('ioc'), tierId: 'police' }, 1],
      ['unit.put', newUnit({ tierId: 'police' }), 0],
      ['tier.put', { ...found(book().tiers, 'ioc'), police: true }, 1],
    ] as const;
    // The rows of the list are of the command's own kind.
    for (const [name, row, version] of attempts)
      expect(await code('quantri', name, { row, version } as CommandInput<Put>), name).toBe('police-only');
    const recruit = newPerson({ unitId: 'police', roleIds: ['operator'] });
    expect(await code('congan', 'person.put', { row: recruit, version: 0 })).toBe('ok');
  });

  test('an administrator of the city takes somebody out of the police, or disables them', async () => {
    expect(await code('quantri', 'person.put', { row: commander(), version: 1 })).toBe('ok');
    const row = { ...person('dieutra'), disabled: true };
    expect(await code('quantri', 'person.put', { row, version: 1 })).toBe('ok');
  });
});

test('the pretend city has the rows that these tests speak of', () => {
  expect(demoBook([]).units.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ioc', 'police', 'ward-tay-ho', 'ward-hoan-kiem', 'center-traffic']),
  );
});
