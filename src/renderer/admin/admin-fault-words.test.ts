import { expect, test } from 'vitest';
import { createI18n } from '../i18n/i18n.ts';
import { adminFaultWords } from './admin-fault-words.ts';

const { t } = createI18n('en');
const words = (code: string, detail?: string) =>
  adminFaultWords(t, { code, message: 'English', ...(detail === undefined ? {} : { detail }) });

test('a refusal names the field as the form does, and no id', () => {
  expect(words('unknown-reference', 'tierId: 3f1c')).toContain('(Access tier)');
  expect(words('unknown-reference', 'tierId: 3f1c')).not.toContain('3f1c');
  expect(words('account-taken', 'account')).toContain('(Account)');
  expect(words('grant-revoked')).not.toContain('(');
});

test('from which day on nobody would administer is said as a day', () => {
  const at = new Date(2027, 0, 31).getTime();
  expect(words('last-administrator', new Date(at).toISOString())).toContain('31/01/2027 00:00');
  expect(words('last-administrator')).toContain('Nobody would be left');
});

test('what lies outside is said of administration, not of layouts', () => {
  expect(words('not-allowed', 'outside-scope')).toBe(t('admin.fault.outside'));
  expect(words('not-allowed', 'no-role-right')).toBe(t('hub.because.no-role-right'));
});
