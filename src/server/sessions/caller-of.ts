import type { Fault } from '../../shared/base/fault.ts';
import type { Access } from '../../shared/rights/access.ts';
import { holds } from '../../shared/rights/span.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { CityState } from '../city/city-state.ts';
import type { Caller } from '../command/command-context.ts';
import type { ConsoleBook } from '../consoles/console-book.ts';
import { endedFaults } from './ended-faults.ts';
import type { Session, SessionBook } from './session-book.ts';

export interface CallerParts {
  readonly sessions: SessionBook;
  readonly consoles: ConsoleBook;
  readonly city: CityState;
  readonly accounts: Accounts;
  readonly now: () => number;
}

export type CallerVerdict =
  | { readonly ok: true; readonly caller: Caller; readonly mustChangePassword: boolean }
  | { readonly ok: false; readonly fault: Fault };

/** Who is behind a session now: asked anew for every command, since sessions, consoles and persons end at any time. */
export function callerOf(parts: CallerParts, sessionId: string): CallerVerdict {
  const session = parts.sessions.get(sessionId);
  if (!session) return { ok: false, fault: endedFaults.revoked };
  return callerOfSession(parts, session);
}

function callerOfSession({ consoles, city, accounts, now }: CallerParts, session: Session): CallerVerdict {
  const nowMs = now();
  const { id: sessionId, personId, consoleId } = session;
  if (session.expiresAtMs <= nowMs) return { ok: false, fault: endedFaults.expired };
  if (consoles.get(consoleId)?.device.state !== 'approved')
    return { ok: false, fault: endedFaults.consoleRevoked };
  const access = city.accessOf(personId);
  if (!isActive(access, nowMs)) return { ok: false, fault: endedFaults.disabled };
  return {
    ok: true,
    caller: { personId, consoleId, sessionId, access },
    mustChangePassword: accounts.mustChange(personId),
  };
}

/** Whether a person may be signed in at all; what they may do is the rules' to say. */
export function isActive(access: Access | null, nowMs: number): access is Access {
  return access !== null && holds(access.personSpan, nowMs);
}
