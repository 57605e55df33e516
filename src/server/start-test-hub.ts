import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Person } from '../shared/rights/person.ts';
import type { Right } from '../shared/rights/right.ts';
import type { BookKind } from '../shared/rights/rights-book.ts';
import { type Hub, startHub } from './hub.ts';
import type { HubOptions } from './hub-options.ts';
import { createHubLogger } from './log/hub-logger.ts';
import { HubSettings } from './settings/hub-settings.ts';
import { connected, TestConsole } from './test-console.ts';
import { testDatabase } from './test-database.ts';

type BookRow = { readonly id: string; readonly [more: string]: unknown };

export interface TestHubOptions extends Partial<HubOptions> {
  readonly of?: z.input<typeof HubSettings>;
}

export const testPassword = 'Mat-khau-9';

/** Hashing as cheap as it gets: what is tested is not its cost. */
const cheap = { hashMemoryKib: 64, hashPasses: 1 };

/** A hub on a folder of its own, with a clock that can be set. For tests. */
export async function startTestHub({ of, ...more }: TestHubOptions = {}) {
  const dataDirectory = more.dataDirectory ?? mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  const lines: string[] = [];
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const hub = await startHub({
    dataDirectory,
    databaseUrl: await testDatabase.urlFor(dataDirectory),
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    demo: null,
    settings: HubSettings.parse({ ...of, accounts: { ...cheap, ...of?.accounts } }),
    log: createHubLogger((_level, line) => lines.push(line)),
    now,
    ...more,
  });
  return {
    hub,
    dataDirectory,
    /** The log's lines. */
    lines,
    now,
    /** Lets the hub's clock go on. */
    pass(ms: number) {
      aheadMs += ms;
    },
    /** An approved console. */
    async desk(): Promise<TestConsole> {
      const desk = new TestConsole(hub);
      const { code } = await hub.admin({ action: 'console.code' });
      await desk.enrol(code);
      return desk;
    },
    /** A person of the first unit with these rights, whose password is known. */
    addPerson: (account: string, rights: readonly Right[] = ['view'], more: Partial<Person> = {}) =>
      addPerson(hub, { account, rights, more }),
    put: (kind: BookKind, row: BookRow) => put(hub, kind, row),
    /** Somebody signed in at a console of their own, connected. */
    async sitDown(account: string, desk?: TestConsole) {
      const at = desk ?? (await this.desk());
      const session = await at.signIn(account, testPassword);
      const socket = await at.socket(session.token);
      const rights = await connected(socket);
      return { desk: at, session, socket, rights };
    },
    async audited(what: string) {
      await hub.core.sealer.seal();
      const rows = await hub.core.store.reader
        .selectFrom('audit_entry')
        .selectAll()
        .where('what', '=', what)
        .orderBy('seq')
        .execute();
      return rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) }));
    },
    async close(keep: 'keep' | 'remove' = 'remove') {
      await hub.close();
      if (keep === 'remove') rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type StartedTestHub = Awaited<ReturnType<typeof startTestHub>>;

const open = { validFromMs: null, validToMs: null };

async function addPerson(
  hub: Hub,
  { account, rights, more }: { account: string; rights: readonly Right[]; more: Partial<Person> },
): Promise<Person> {
  const unitId = more.unitId ?? 'ioc';
  const roleId = `role-${account}`;
  const person: Person = {
    ...open,
    id: `person-${account}`,
    account,
    name: account,
    unitId,
    roleIds: [roleId],
    disabled: false,
    ...more,
  };
  await put(hub, 'role', {
    ...open,
    id: roleId,
    name: roleId,
    unitId: null,
    rights: [...rights],
    document: null,
  });
  await put(hub, 'person', person);
  const { queue, accounts } = hub.core;
  await queue.change(({ db }) => accounts.createWith(person.id, testPassword, db));
  return person;
}

function put({ core: { queue, city } }: Hub, kind: BookKind, row: BookRow): Promise<void> {
  return queue.change(async ({ putEntity, afterCommit }) => {
    await putEntity({ kind, id: row.id, row, seenVersion: 'any', topics: ['book'] });
    afterCommit(() => city.applyBook(kind, row.id, row));
  });
}
