import { expect, test } from 'vitest';
import { accessOf } from '../../shared/rights/access.ts';
import { demoBook } from '../demo/demo-book.ts';
import { mayFollow } from '../topics/may-follow.ts';
import { reportTopics } from './report-topics.ts';

function hears(account: string, topic: string): boolean {
  const access = accessOf(demoBook([]), `person-${account}`);
  return access !== null && mayFollow(access, topic, Date.UTC(2026, 10, 22));
}

test('reports of cameras outside the regulation are told to their unit and their reporter alone', () => {
  const report = { managingUnitId: 'police', reporterId: 'p' };
  expect(reportTopics(report, { class: 'ordinary' })).toEqual(['reports:police', 'reports:@p', 'reports:*']);
  expect(reportTopics(report, { class: 'public' })).toEqual(['reports:police', 'reports:@p', 'reports:*']);
  for (const kind of ['private', 'police-operational', 'state-secret'] as const)
    expect(reportTopics(report, { class: kind })).toEqual(['reports:police', 'reports:@p']);
  expect(reportTopics(report, undefined)).toEqual(['reports:police', 'reports:@p']);
});

test('only who administers the whole city hears of all reports', () => {
  expect(hears('quantri', 'reports:*')).toBe(true);
  expect(hears('hatang', 'reports:*')).toBe(false);
  expect(hears('hatang', 'reports:infrastructure')).toBe(true);
  expect(hears('hatang', 'reports:ward-hoan-kiem')).toBe(false);
});

test('what came of a report is for who made it, and nobody else', () => {
  expect(hears('yte', 'reports:@person-yte')).toBe(true);
  expect(hears('quantri', 'reports:@person-yte')).toBe(false);
  expect(hears('giaoduc', 'reports:@person-yte')).toBe(false);
});
