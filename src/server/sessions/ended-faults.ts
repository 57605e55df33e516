import type { Fault } from '../../shared/base/fault.ts';

/** The last words before the hub closes a connection. */
export const endedFaults = {
  signedOut: { code: 'signed-out', message: 'Signed out.' },
  revoked: { code: 'session-revoked', message: 'This session was ended by somebody else.' },
  expired: { code: 'session-expired', message: 'The session has run out; sign in again.' },
  disabled: { code: 'account-disabled', message: 'This account cannot be used now.' },
  consoleRevoked: { code: 'console-revoked', message: 'This console is no longer approved.' },
  hubClosing: { code: 'hub-closing', message: 'The hub is closing.' },
} as const satisfies Record<string, Fault>;
