import type { HubView } from '../../../shared/contract/hub-view.ts';
import type { AuditDoubt } from '../../../shared/hub/audit-memory.ts';
import type { UntrustedHub } from './certificate-look.ts';
import type { DeskRights } from './desk-rights.ts';
import type { HubClock } from './hub-clock.ts';
import type { HubConnection } from './hub-connection.ts';
import type { Outbox } from './outbox.ts';
import { refusedChanges } from './refused-changes.ts';

/** What a view is made of. */
export interface HubViewParts {
  readonly address: string;
  readonly connection: HubConnection | null;
  readonly untrusted: UntrustedHub | null;
  readonly pinned: string | null;
  readonly heardAtMs: number | null;
  readonly rights: DeskRights;
  readonly clock: HubClock;
  readonly outbox: Outbox;
  readonly auditDoubt: AuditDoubt | null;
}

/** All that the desk shows of the hub, as it is now. */
export function hubViewOf(parts: HubViewParts): HubView {
  const { connection, untrusted, rights, outbox } = parts;
  const link = connection?.link.current() ?? null;
  const account = connection?.account;
  const person = rights.person();
  const signed = rights.signed();
  const entries = person ? outbox.all(person.id) : [];
  return {
    address: parts.address,
    name: account?.said()?.name ?? account?.known()?.name ?? null,
    link: link?.state ?? (untrusted?.fingerprint ? 'untrusted' : 'connecting'),
    fault: link?.fault ?? untrusted?.fault ?? null,
    sinceMs: link?.sinceMs ?? Date.now(),
    lastSyncedAtMs: parts.heardAtMs,
    fingerprint: untrusted?.fingerprint ?? parts.pinned,
    consoleId: account?.known()?.consoleId ?? null,
    person,
    mustChangePassword: connection?.session.get()?.mustChangePassword ?? false,
    waiting: outbox.waiting(),
    refused: refusedChanges(entries),
    hubAheadMs: parts.clock.aheadMs(),
    conflicts: entries.filter(({ state }) => state === 'conflict').length,
    rightsSignedAtMs: signed?.atMs ?? null,
    rightsExpireAtMs: signed?.untilMs ?? null,
    rightsExpired: signed?.expired ?? false,
    auditDoubt: parts.auditDoubt,
    demoAccounts: account?.said()?.demoAccounts ?? [],
  };
}
