import type { Person } from '../../shared/rights/person.ts';
import type { BookKind } from '../../shared/rights/rights-book.ts';
import type { Role } from '../../shared/rights/role.ts';
import type { Tier } from '../../shared/rights/tier.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import { bookTopics } from '../book/book-change.ts';
import type { CityState } from '../city/city-state.ts';
import { newEnrolCode } from '../consoles/enrol-code.ts';
import type { HubWriter } from '../sessions/hub-writer.ts';
import type { Accounts } from './accounts.ts';

/** What is shown once at the hub's first start. */
export interface FirstStart {
  readonly account: string;
  readonly password: string;
  /** Approves the console that the administrator first signs in from. */
  readonly enrolCode: string;
}

const open = { validFromMs: null, validToMs: null };

const tier: Tier = { ...open, id: 'ioc', name: 'Trung tâm điều hành', rank: 1, reach: 'city', police: false };
const unit: Unit = {
  ...open,
  id: 'ioc',
  name: 'Trung tâm điều hành',
  parentId: null,
  tierId: tier.id,
  territoryId: null,
  sectorIds: [],
  focalPoint: { name: 'Quản trị hệ thống', title: '', phone: '' },
  rightsWhenExpired: [],
};
const role: Role = {
  ...open,
  id: 'system-administrator',
  name: 'Quản trị hệ thống',
  unitId: unit.id,
  rights: ['view', 'replay', 'bookmark', 'push', 'administer', 'audit'],
  document: null,
};
const person: Person = {
  ...open,
  id: 'person-quantri',
  account: 'quantri',
  name: 'Quản trị hệ thống',
  unitId: unit.id,
  roleIds: [role.id],
  disabled: false,
};

export interface FirstStartParts {
  readonly writer: HubWriter;
  readonly city: CityState;
  readonly accounts: Accounts;
}

/**
 * A hub without a single person gets its first administrator, of an operations centre that reaches the whole city: tier, unit, role and person are ordinary
 * rows that the administrator may change. Null: there are people already.
 */
export async function firstStart({ writer, city, accounts }: FirstStartParts): Promise<FirstStart | null> {
  if (city.book().persons.length > 0) return null;
  await accounts.prepare(person.id);
  const { mark, enrolCode } = await writer.change(async ({ db, putEntity, audit, afterCommit, nowMs }) => {
    const rows: ReadonlyArray<readonly [BookKind, { readonly id: string }]> = [
      ['tier', tier],
      ['unit', unit],
      ['role', role],
      ['person', person],
    ];
    for (const [kind, row] of rows) {
      await putEntity({ kind, id: row.id, row, seenVersion: 0, topics: bookTopics(kind) });
      afterCommit(() => city.applyBook(kind, row.id, row));
    }
    await audit({
      what: 'hub.first-start',
      outcome: 'done',
      personId: null,
      consoleId: null,
      cameraId: null,
      detail: { account: person.account },
    });
    return { mark: await accounts.create(person.id, db), enrolCode: await newEnrolCode(db, nowMs) };
  });
  const password = accounts.parts.shownOnce.reveal(mark, accounts.parts.now()) ?? '';
  return { account: person.account, password, enrolCode };
}
