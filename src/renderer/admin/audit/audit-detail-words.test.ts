import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/i18n.ts';
import { auditDetailWords } from './audit-detail-words.ts';

const { t } = createI18n('en');
const words = (detail: unknown) => auditDetailWords(t, JSON.stringify(detail));

test('a change is told as it was and as it is', () => {
  expect(
    words({
      id: 'r1',
      before: { rights: ['view'], name: 'A' },
      after: { rights: ['view', 'ptz'], name: 'B' },
    }),
  ).toBe('id: r1 · Rights: View live → View live, PTZ control · Name: A → B');
});

test('a new row is told without a before', () => {
  expect(words({ before: null, after: { name: 'A', disabled: false } })).toBe('Name: A · Locked: no');
});

test('reasons and questions are said in words, what is empty is left out', () => {
  expect(words({ because: 'outside-scope' })).toBe(`Because: ${t('admin.check.because.outside-scope')}`);
  expect(words({ query: { what: 'viewing', personId: null }, count: 3 })).toBe(
    'Search: {Action: viewing} · Count: 3',
  );
});

test('what is not an object stays as it is', () => {
  expect(auditDetailWords(t, 'cut {')).toBe('cut {');
  expect(words({})).toBe('');
});
