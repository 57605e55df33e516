import type { Fault } from '../../../shared/base/fault.ts';
import type { HubPerson, HubView } from '../../../shared/contract/hub-view.ts';
import type { RightsSnapshot } from '../../../shared/rights/rights-snapshot.ts';
import type { HubClock } from './hub-clock.ts';
import type { HubConnection } from './hub-connection.ts';
import type { Outbox } from './outbox.ts';
import type { RightsKeeper } from './rights-keeper.ts';

/** What a view is made of. */
export interface HubViewParts {
  readonly address: string;
  readonly connection: HubConnection | null;
  /** What a hub showed that nobody has agreed to yet, or why it could not be looked at. */
  readonly untrusted: { readonly fingerprint: string | null; readonly fault: Fault | null } | null;
  readonly pinned: string | null;
  readonly heardAtMs: number | null;
  readonly rights: RightsKeeper;
  readonly clock: HubClock;
  readonly outbox: Outbox;
}

/** All that the desk shows of the hub, as it is now. */
export function hubViewOf(parts: HubViewParts): HubView {
  const { connection, untrusted, rights, clock, outbox } = parts;
  const link = connection?.link.current() ?? null;
  const account = connection?.account;
  const snapshot = rights.current();
  const entries = snapshot ? outbox.all(snapshot.personId) : [];
  return {
    address: parts.address,
    name: account?.said()?.name ?? account?.known()?.name ?? null,
    link: link?.state ?? (untrusted?.fingerprint ? 'untrusted' : 'connecting'),
    fault: link?.fault ?? untrusted?.fault ?? null,
    sinceMs: link?.sinceMs ?? Date.now(),
    lastSyncedAtMs: parts.heardAtMs,
    fingerprint: untrusted?.fingerprint ?? parts.pinned,
    consoleId: account?.known()?.consoleId ?? null,
    person: snapshot ? personOf(snapshot) : null,
    mustChangePassword: connection?.session.get()?.mustChangePassword ?? false,
    waiting: outbox.waiting(),
    conflicts: entries.filter(({ state }) => state === 'conflict').length,
    rightsExpireAtMs: snapshot ? clock.toOwn(snapshot.expiresAtMs) : null,
    rightsExpired: rights.expired(),
    demoAccounts: account?.said()?.demoAccounts ?? [],
  };
}

/** Whom a snapshot is of; null: it does not name them. */
export function personOf({ personId, book }: RightsSnapshot): HubPerson | null {
  const person = book.persons.find(({ id }) => id === personId);
  if (!person) return null;
  const { id, account, name, unitId } = person;
  return { id, account, name, unitId, unitName: book.units.find((unit) => unit.id === unitId)?.name ?? '' };
}
