import { expect, test } from 'vitest';
import { deskBook } from '../../../../test/fakes/hub-scenes.ts';
import { noHub } from '../../../shared/contract/hub-view.ts';
import { accessOf } from '../../../shared/rights/access.ts';
import type { Right } from '../../../shared/rights/right.ts';
import { reportTopicsFor } from './report-topics.ts';

const nowMs = Date.UTC(2026, 8, 2);

function topicsAt(unitId: string, rights: readonly Right[], mustChangePassword = false): readonly string[] {
  const book = deskBook(rights, nowMs);
  const persons = book.persons.map((person) => ({ ...person, unitId }));
  const access = accessOf({ ...book, persons }, 'tructuong');
  return reportTopicsFor({ access, accessExpired: false, view: { ...noHub, mustChangePassword } }, nowMs);
}

test('everybody follows their own reports and those of their unit', () => {
  expect(topicsAt('hoankiem', ['view'])).toEqual(['reports:@tructuong', 'reports:hoankiem']);
  expect(topicsAt('ioc', [])).toEqual(['reports:@tructuong', 'reports:ioc']);
});

test('who administers the city follows all, who administers a unit that unit and those under it', () => {
  expect(topicsAt('ioc', ['administer'])).toEqual(['reports:@tructuong', 'reports:ioc', 'reports:*']);
  expect(topicsAt('hoankiem', ['administer'])).toEqual(['reports:@tructuong', 'reports:hoankiem']);
});

test('nobody who is not known follows any', () => {
  expect(reportTopicsFor({ access: null, accessExpired: false, view: noHub }, nowMs)).toEqual([]);
});
