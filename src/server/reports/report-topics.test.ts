import { expect, test } from 'vitest';
import { accessOf } from '../../shared/rights/access.ts';
import { demoBook } from '../demo/demo-book.ts';
import { mayFollow } from '../topics/may-follow.ts';
import { reportTopics } from './report-topics.ts';

test('reports of cameras outside the regulation are told to their unit alone', () => {
  const report = { managingUnitId: 'police' };
  expect(reportTopics(report, { class: 'ordinary' })).toEqual(['reports:police', 'reports:*']);
  expect(reportTopics(report, { class: 'public' })).toEqual(['reports:police', 'reports:*']);
  for (const kind of ['private', 'police-operational', 'state-secret'] as const)
    expect(reportTopics(report, { class: kind })).toEqual(['reports:police']);
  expect(reportTopics(report, undefined)).toEqual(['reports:police']);
});

test('only who administers the whole city hears of all reports', () => {
  const book = demoBook([]);
  const hears = (account: string, topic: string) => {
    const access = accessOf(book, `person-${account}`);
    return access !== null && mayFollow(access, topic, Date.UTC(2026, 10, 22));
  };
  expect(hears('quantri', 'reports:*')).toBe(true);
  expect(hears('hatang', 'reports:*')).toBe(false);
  expect(hears('hatang', 'reports:infrastructure')).toBe(true);
  expect(hears('hatang', 'reports:ward-hoan-kiem')).toBe(false);
});
