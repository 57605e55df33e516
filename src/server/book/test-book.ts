import type { CommandInput, CommandName } from '../../shared/hub/commands.ts';
import type { Person } from '../../shared/rights/person.ts';
import type { Role } from '../../shared/rights/role.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import { codeOf, openTestHub, testCamera } from '../catalogue/test-hub.ts';
import { bookHandlers } from './book-handlers.ts';
import { bookReadingHandlers } from './reading-handlers.ts';

/** The pretend city's book on a hub of its own, and short ways to its rows. For tests. */
export async function openTestBook() {
  const accountsMade: string[] = [];
  const accounts = {
    create: async (personId: string) => {
      accountsMade.push(personId);
      return `shown once to ${personId}`;
    },
  };
  const hub = await openTestHub({
    cameras: [
      testCamera(1),
      testCamera(2, { managingUnitId: 'ward-tay-ho', territoryId: 'tay-ho' }),
      testCamera(3, { class: 'police-operational', managingUnitId: 'police' }),
      testCamera(4, { class: 'state-secret', managingUnitId: 'ward-tay-ho' }),
    ],
    handlers: () => ({ ...bookHandlers({ accounts }), ...bookReadingHandlers }),
  });
  const book = () => hub.city.book();
  return {
    hub,
    accountsMade,
    book,
    person: (account: string) => found(book().persons, `person-${account}`),
    unit: (id: string) => found(book().units, id),
    role: (id: string) => found(book().roles, id),
    async code<N extends CommandName>(account: string, name: N, input: CommandInput<N>): Promise<string> {
      return codeOf(await hub.submit(account, name, input));
    },
  };
}

export type TestBook = Awaited<ReturnType<typeof openTestBook>>;

/** Commands that keep a row. */
export type Put = Extract<CommandName, `${string}.put`>;

export function found<R extends { id: string }>(rows: readonly R[], id: string): R {
  const row = rows.find((other) => other.id === id);
  if (row === undefined) throw new Error(`no ${id}`);
  return row;
}

export const open = { validFromMs: null, validToMs: null };

export const newPerson = (more: Partial<Person> = {}): Person => ({
  id: 'person-new',
  account: 'new',
  name: 'Phạm Thị Mới',
  unitId: 'ward-tay-ho',
  roleIds: [],
  disabled: false,
  ...open,
  ...more,
});

export const newUnit = (more: Partial<Unit> = {}): Unit => ({
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

export const newRole = (more: Partial<Role> = {}): Role => ({
  id: 'role-new',
  name: 'Trực đêm',
  unitId: 'ward-tay-ho',
  rights: ['view'],
  document: { number: '3/QC', date: '2026-02-01', signer: 'Dương Văn Hải' },
  ...open,
  ...more,
});
