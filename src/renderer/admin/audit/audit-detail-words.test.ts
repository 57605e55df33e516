import { expect, test } from 'vitest';
import type { AuditName } from '../../../shared/hub/audit-found.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { auditDetailWords } from './audit-detail-words.ts';

const { t } = createI18n('en');
const words = (detail: unknown, what = 'x', names: AuditName[] = []) =>
  auditDetailWords(t, { what, detail: JSON.stringify(detail), names });

test('a change is told as it was and as it is', () => {
  expect(
    words({
      id: 'r1',
      before: { rights: ['view'], name: 'A' },
      after: { rights: ['view', 'ptz'], name: 'B' },
    }),
  ).toBe('Row: r1 · Rights: View live → View live, PTZ control · Name: A → B');
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
  expect(auditDetailWords(t, { what: 'x', detail: 'cut {', names: [] })).toBe('cut {');
  expect(words({})).toBe('');
});

test('ids are said by the names they had then, what nobody knows by the id', () => {
  const names: AuditName[] = [
    { kind: 'person', id: 'p1', name: 'Nguyễn An' },
    { kind: 'unit', id: 'u1', name: 'IOC' },
    { kind: 'role', id: 'r1', name: 'Trực ban' },
    { kind: 'camera', id: 'c1', name: 'Tràng Tiền', number: 12 },
  ];
  const change = { kind: 'person', id: 'p1', before: { unitId: 'u1' }, after: { unitId: 'u2' } };
  expect(words(change, 'command.person.put', names)).toBe('Kind: person · Row: Nguyễn An · Unit: IOC → u2');
  expect(words({ roleIds: ['r1', 'r2'] }, 'x', names)).toBe('Roles: Trực ban, r2');
  expect(words({ cameraIds: { count: 60, first: ['c1'] } }, 'x', names)).toBe(
    'Cameras: {Count: 60 · First: 0012 Tràng Tiền}',
  );
  expect(words({ managingUnitId: { from: 'u0', to: 'u1' } }, 'command.camera.put', names)).toBe(
    'Managing unit: {From: u0 · To: IOC}',
  );
  // The same id of another kind is another thing.
  expect(words({ personId: 'u1' }, 'x', names)).toBe('Person: u1');
});

test('moments are said as moments', () => {
  expect(words({ fromMs: Date.UTC(2026, 8, 2, 1), count: 5 })).toMatch(
    /^From: 0[12]\/09\/2026 \d\d:00:00 · Count: 5$/,
  );
});
