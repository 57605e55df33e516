import { CommandRefusal } from '../command/command-refusal.ts';

/** Why the book does not take a change; closed. */
export type BookFaultCode =
  | 'unknown-reference'
  | 'not-valid-reference'
  | 'lies-in-itself'
  | 'account-taken'
  | 'document-missing'
  | 'document-date'
  | 'last-administrator'
  | 'wider-than-own'
  | 'police-only'
  | 'role-of-other-unit'
  | 'grant-over'
  | 'grant-revoked'
  | 'camera-class'
  | 'right-not-for-cameras'
  | 'state-secret-stays';

/** A refusal of a change of the book; `detail` names the field, and what is wrong with it. */
export function bookRefusal(code: BookFaultCode, message: string, detail?: string): CommandRefusal {
  return new CommandRefusal(detail === undefined ? { code, message } : { code, message, detail });
}
