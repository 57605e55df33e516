import type { TFunction } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';

/** Faults of the hub that have a sentence of their own. */
export const hubFaultCodes = [
  'bad-address',
  'hub-fixed',
  'hub-away',
  'hub-untrusted',
  'hub-changed',
  'fingerprint-changed',
  'update-needed',
  'console-unknown',
  'console-waiting',
  'console-revoked',
  'code-wrong',
  'enrol-full',
  'sign-in-failed',
  'session-unknown',
  'session-revoked',
  'session-expired',
  'account-disabled',
  'signed-out',
  'hub-closing',
  'password-weak',
  'password-same',
  'not-allowed',
  'changes-waiting',
  'busy',
  'hub-busy',
  'too-many',
  'push-gone',
  'desk-away',
  'no-conflict',
  'conflict',
  'disconnected',
] as const;
export type HubFaultCode = (typeof hubFaultCodes)[number];

/** What happened, what it means and what to do; a fault without words of its own is told with its message. */
export function hubFaultWords(t: TFunction, fault: Fault): string {
  const known = hubFaultCodes.find((code) => code === fault.code);
  return known ? t(`hub.fault.${known}`) : t('hub.faultOther', { why: fault.message });
}
