import type { TFunction } from 'i18next';
import type { Fault } from '../../shared/base/fault.ts';
import { refusedWords } from '../hub/refused-words.ts';
import { minuteWords } from '../i18n/moment-words.ts';

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
  'number-taken',
  'unknown-unit',
  'unknown-territory',
  'unknown-sector',
  'catalogue-incomplete',
  'address-has-credentials',
  'duplicate-suspected',
  'report-done',
  'not-found',
  'bad-input',
] as const;

/** Fields that a refusal may name and what the forms call them. */
const fieldWords = {
  unitId: 'admin.people.unit',
  parentId: 'admin.field.parent',
  tierId: 'admin.units.tier',
  territoryId: 'admin.units.territory',
  sectorIds: 'admin.units.sectors',
  roleIds: 'admin.people.roles',
  rights: 'admin.roles.rights',
  cameraIds: 'admin.grants.cameras',
  to: 'admin.grants.to',
  toMs: 'admin.validTo',
  account: 'admin.people.account',
  document: 'admin.field.document',
  'document.date': 'admin.document.date',
  police: 'admin.tiers.policeTitle',
} as const;

/** Why the hub does not take a change, and what to do about it. */
export function adminFaultWords(t: TFunction, fault: Fault): string {
  const { code, detail = '' } = fault;
  if (code === 'not-allowed' && detail === 'outside-scope') return t('admin.fault.outside');
  const known = adminFaultCodes.find((one) => one === code);
  if (!known) return refusedWords(t, fault);
  const sinceMs = known === 'last-administrator' ? Date.parse(detail) : Number.NaN;
  if (!Number.isNaN(sinceMs)) return t('admin.fault.noAdministratorSince', { time: minuteWords(sinceMs) });
  const field = fieldNamed(detail);
  return field ? `${t(`admin.fault.${known}`)} (${t(field)})` : t(`admin.fault.${known}`);
}

/** The words of the field that a detail such as `roleIds: role-7` names: ids say nothing to people. */
function fieldNamed(detail: string): (typeof fieldWords)[keyof typeof fieldWords] | null {
  const [name] = detail.split(':');
  for (const [field, words] of Object.entries(fieldWords)) if (field === name) return words;
  return null;
}
