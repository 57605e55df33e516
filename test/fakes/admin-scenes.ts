import type { Fault } from '../../src/shared/base/fault.ts';
import type { CallInput, CallOutput } from '../../src/shared/contract/calls.ts';
import { type CommandName, commands } from '../../src/shared/hub/commands.ts';
import type { SnapshotRow } from '../../src/shared/hub/topic.ts';
import { deskBook } from './hub-scenes.ts';

type Answer = CallOutput<'hub.command'>;
type Handler = (input: unknown) => Answer;

const always = { validFromMs: null, validToMs: null };
const done = (output: unknown): Answer => ({ ok: true, output });
const refused = (fault: Fault, current?: unknown): Answer => ({
  ok: false,
  fault,
  ...(current === undefined ? {} : { current }),
});

const people = [
  ['quantri', 'Vũ Quang Minh', 'ioc', 'admin', false],
  ['giamsat', 'Nguyễn An', 'ioc', 'duty', false],
  ['thanhtra', 'Hoàng Thị Mai', 'ioc', 'inspector', false],
  ['haiyen', 'Nguyễn Hải Yến', 'hoankiem', 'ward', false],
  ['dongda', 'Phạm Đức Long', 'hoankiem', 'ward', true],
] as const;

const sectors = [
  ['traffic', 'Giao thông'],
  ['health', 'Y tế'],
] as const;

const roles = [
  ['admin', 'Quản trị viên', null, ['view', 'replay', 'push', 'administer', 'audit']],
  ['inspector', 'Thanh tra', null, ['view', 'replay', 'audit']],
  ['ward', 'Cán bộ phường', 'hoankiem', ['view', 'ptz', 'bookmark', 'incident']],
] as const;

/** A small city's hub: it keeps rows by topic, takes the book's changes as the true one does, and answers the rest from `handlers`. */
export class AdminHub {
  readonly rows = new Map<string, SnapshotRow[]>();
  readonly handlers = new Map<CommandName, Handler>();
  /** What the next change of the book is refused with. */
  refusal: Fault | null = null;

  constructor(nowMs: number) {
    const book = deskBook(['view', 'push', 'export', 'administer', 'audit'], nowMs);
    const list: SnapshotRow[] = [];
    const add = <R extends { readonly id: string }>(kind: string, row: R) =>
      list.push({ kind, id: row.id, version: 1, row });
    for (const row of book.tiers) add('tier', row);
    for (const row of book.territories) add('territory', row);
    for (const row of book.units) add('unit', row);
    for (const [id, name] of sectors) add('sector', { ...always, id, name });
    for (const row of book.roles) add('role', row);
    for (const row of book.persons) add('person', row);
    for (const row of book.grants) add('grant', row);
    for (const [id, name, unitId, rights] of roles)
      add('role', {
        ...always,
        id,
        ...{ name, unitId, rights },
        document:
          unitId === null ? null : { number: '12/QĐ-UBND', date: '2026-03-02', signer: 'Nguyễn Hải Yến' },
      });
    for (const [account, name, unitId, roleId, disabled] of people)
      add('person', { ...always, id: account, account, name, unitId, roleIds: [roleId], disabled });
    this.rows.set('book', list);
    this.handlers.set('person.dormant', () =>
      done({ persons: [{ personId: 'giamsat', lastSignInAtMs: null }] }),
    );
    this.handlers.set('person.reset-password', () => done({ password: 'Sao-Bien-4417' }));
    this.handlers.set('session.list', () =>
      done({
        sessions: [
          {
            id: 'session-1',
            personId: 'giamsat',
            consoleId: 'console-a',
            signedInAtMs: nowMs - 7_200_000,
            lastSeenAtMs: nowMs - 4000,
            online: true,
          },
        ],
      }),
    );
    this.handlers.set('session.revoke', () => done({}));
    for (const name of ['console.approve', 'console.revoke'] as const)
      this.handlers.set(name, () => done({}));
    this.handlers.set('grant.revoke', () => done({ version: 2 }));
    this.handlers.set('audit.search', () => done({ entries: auditEntries(nowMs), more: true }));
    this.handlers.set('audit.export', () => done({ entries: auditEntries(nowMs), more: false }));
    this.handlers.set('audit.people', () => done({ persons: people.map(auditPerson) }));
    this.handlers.set('book.history', (input) => done({ versions: this.history(input, nowMs) }));
    this.handlers.set('unit.reach', (input) => done(reachOf(input)));
    this.handlers.set('audit.head', () => done({ head: auditHead(nowMs) }));
    this.rows.set('consoles', consoleRows(nowMs));
  }

  rowsOf({ topic }: CallInput<'hub.rows'>): CallOutput<'hub.rows'> {
    return { rows: this.rows.get(topic) ?? [] };
  }

  /** Somebody else changes a row. */
  change(topic: string, id: string, part: object): void {
    const before = this.find(topic, id);
    if (!before) throw new Error(`no ${id} in ${topic}`);
    this.keep(topic, { ...before, version: before.version + 1, row: { ...Object(before.row), ...part } });
  }

  find(topic: string, id: string): SnapshotRow | undefined {
    return this.rows.get(topic)?.find((row) => row.id === id);
  }

  /** What a row was: as it is, and before that under another name. */
  private history(input: unknown, nowMs: number): object[] {
    // Parsed by the table just now.
    const now = this.find('book', (input as { id: string }).id);
    const row = { ...Object(now?.row) };
    const past = { version: 1, atMs: nowMs - 90 * 86_400_000, byName: null, row: { ...row, name: 'Tên cũ' } };
    return [{ version: 2, atMs: nowMs - 3_600_000, byName: 'Vũ Quang Minh', row }, past];
  }

  /** Answers a command; its input and output are held to the hub's own table. */
  answer({ name, input }: CallInput<'hub.command'>): Answer {
    // The test fails by a schema that is not there.
    const command = commands[name as CommandName];
    const parsed = command.input.parse(input);
    const answer = /^(?:tier|territory|sector|unit|role|person|grant)\.put$/.test(name)
      ? this.put(name, parsed)
      : this.handlers.get(name as CommandName)?.(parsed);
    if (!answer) throw new Error(`no answer to ${name}`);
    if (answer.ok) command.output.parse(answer.output);
    return answer;
  }

  private put(name: string, input: unknown): Answer {
    // Parsed by the table just now.
    const { row, version } = input as { row: { id: string }; version: number };
    const kind = name.slice(0, name.indexOf('.'));
    if (this.refusal) return refused(this.refusal);
    const before = this.find('book', row.id);
    if ((before?.version ?? 0) !== version)
      return refused(
        { code: 'conflict', message: 'somebody was faster' },
        { version: before?.version, row: before?.row },
      );
    this.keep('book', { kind, id: row.id, version: version + 1, row });
    const password = version === 0 ? 'Trang-Ngoc-2093' : null;
    return done(kind === 'person' ? { version: version + 1, password } : { version: version + 1 });
  }

  private keep(topic: string, row: SnapshotRow): void {
    const others = (this.rows.get(topic) ?? []).filter(({ id }) => id !== row.id);
    this.rows.set(topic, [...others, row]);
  }
}

function consoleRows(nowMs: number): SnapshotRow[] {
  const devices = [
    ['console-a', 'Phòng trực, bàn 3', 'approved'],
    ['console-b', 'Bàn trực phường Hoàn Kiếm', 'asked'],
    ['console-c', 'Bàn cũ tầng 2', 'revoked'],
  ] as const;
  return devices.map(([id, name, state]) => ({
    kind: 'console',
    id,
    version: 1,
    row: {
      ...{ id, name, state },
      publicKey: 'MCowBQYDK2VwAyEA',
      askedAtMs: nowMs - 86_400_000,
      decidedAtMs: state === 'asked' ? null : nowMs - 80_000_000,
      decidedBy: state === 'asked' ? null : 'quantri',
      lastSeenAtMs: state === 'asked' ? null : nowMs - 9000,
    },
  }));
}

function auditEntries(nowMs: number): object[] {
  const acts = [
    ['viewing.started', 'giamsat', 'cam-3', 'done', '{}'],
    ['sign-in.failed', null, null, 'refused', '{"account":"giamsat"}'],
    [
      'command.role.put',
      'quantri',
      null,
      'done',
      '{"before":{"rights":["view"]},"after":{"rights":["view","ptz"]}}',
    ],
    [
      'command.person.put',
      'quantri',
      null,
      'done',
      '{"id":"giamsat","before":{"unitId":"hoankiem"},"after":{"unitId":"ioc","disabled":true}}',
    ],
    ['command.ticket.open', 'haiyen', 'cam-2', 'refused', '{"because":"police-operational"}'],
  ] as const;
  return acts.map(([what, personId, cameraId, outcome, detail], at) => ({
    seq: 4120 - at,
    atMs: nowMs - at * 47_000,
    consoleId: 'console-a',
    ...{ what, personId, cameraId, outcome, detail },
    personName: people.find(([id]) => id === personId)?.[1] ?? null,
    consoleName: 'Phòng trực, bàn 3',
    names: [
      { kind: 'person', id: 'giamsat', name: 'Nguyễn An' },
      { kind: 'unit', id: 'hoankiem', name: 'UBND Phường Hoàn Kiếm' },
      { kind: 'unit', id: 'ioc', name: 'Trung tâm điều hành thành phố (IOC)' },
    ],
    camera: cameraId === null ? null : { number: Number(cameraId.slice('cam-'.length)), name: 'Tràng Tiền' },
    prev: 'ab',
    hash: 'cd',
  }));
}

function auditPerson([id, name, unitId]: (typeof people)[number]): object {
  return { id, name, unitName: unitId === 'ioc' ? 'IOC' : 'UBND Phường Hoàn Kiếm' };
}

/** A tier by territory sees what lies in its territory, and nothing without one. */
function reachOf(input: unknown): object {
  // Parsed by the table just now.
  const { tierId, territoryId } = input as { tierId: string; territoryId: string | null };
  const ownScope = tierId === 'ioc' ? 20_405 : territoryId === null ? 0 : 412;
  return { managed: ownScope === 0 ? 0 : 380, ownScope, granted: 0 };
}

function auditHead(nowMs: number): object {
  return { hubId: 'hub', seq: 4121, hash: 'ef', atMs: nowMs, signature: 'AAAA' };
}
