import { expect, test } from 'vitest';
import { auditReferences } from './audit-reference.ts';

test('a change names its row and the rows that it was and is tied to', () => {
  expect(
    auditReferences('command.person.put', {
      ...{ kind: 'person', id: 'p1' },
      before: { unitId: 'u1', roleIds: ['r1'] },
      after: { unitId: 'u2', roleIds: ['r1', 'r2'], name: 'unit' },
    }),
  ).toEqual([
    { kind: 'person', id: 'p1' },
    { kind: 'unit', id: 'u1' },
    { kind: 'role', id: 'r1' },
    { kind: 'unit', id: 'u2' },
    { kind: 'role', id: 'r2' },
  ]);
});

test('a camera’s fields stand with what they were and are, long lists with their first', () => {
  expect(auditReferences('command.camera.put', { managingUnitId: { from: 'u1', to: 'u2' } })).toEqual([
    { kind: 'unit', id: 'u1' },
    { kind: 'unit', id: 'u2' },
  ]);
  const after = { cameraIds: { count: 60, first: ['c1', 'c2'] }, to: { kind: 'unit', unitId: 'u1' } };
  expect(auditReferences('command.grant.put', { id: 'g', before: null, after })).toEqual([
    { kind: 'grant', id: 'g' },
    { kind: 'camera', id: 'c1' },
    { kind: 'camera', id: 'c2' },
    { kind: 'unit', id: 'u1' },
  ]);
});

test.each([
  ['command.console.approve', { subject: 'c1', name: 'Bàn 1' }, 'console'],
  ['command.session.revoke', { subject: 'p1', session: 's' }, 'person'],
  ['command.item.put', { kind: 'bookmark', id: 'b1', scope: { kind: 'city' } }, 'bookmark'],
  ['command.territory.put', { kind: 'territory', before: null, after: { parentId: 't' } }, 'territory'],
  ['command.audit.search', { query: { personId: 'p1', cameraId: null, what: 'unit' } }, 'person'],
] as const)('%s names one row', (what, detail, kind) => {
  expect(auditReferences(what, detail).map((one) => one.kind)).toEqual([kind]);
});

test('what is no row’s id names nothing', () => {
  expect(auditReferences('sign-in.failed', { account: 'a', why: 'password' })).toEqual([]);
  expect(auditReferences('command.tier.put', { parentId: 't' })).toEqual([]);
  expect(auditReferences('x', null)).toEqual([]);
  expect(auditReferences('x', 'unitId')).toEqual([]);
});
