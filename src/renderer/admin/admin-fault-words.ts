import type { TFunction } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';
import { refusedWords } from '../hub/refused-words.ts';

/** Refusals of the book, the consoles and the catalogue that have a sentence of their own. */
export const adminFaultCodes = [
  'unknown-reference',
  'not-valid-reference',
  'lies-in-itself',
  'account-taken',
  'document-missing',
  'document-date',
  'last-administrator',
  'wider-than-own',
  'police-only',
  'role-of-other-unit',
  'grant-over',
  'grant-revoked',
  'camera-class',
  'right-not-for-cameras',
  'state-secret-stays',
  'not-found',
  'bad-input',
] as const;

/** Why the hub does not take a change, and what to do about it. */
export function adminFaultWords(t: TFunction, fault: Fault): string {
  const known = adminFaultCodes.find((code) => code === fault.code);
  if (!known) return refusedWords(t, fault);
  const words = t(`admin.fault.${known}`);
  return fault.detail ? `${words} (${fault.detail})` : words;
}
