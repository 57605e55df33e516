import { expect, test } from 'vitest';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { goneOnly } from './gone-only.ts';

test('an end that has gone is passed over, anything else is told', () => {
  const told: string[] = [];
  const judge = goneOnly({ error: (line) => told.push(line) });
  expect(judge(new ExpectedError({ code: 'gone', message: 'ended' }))).toBeNull();
  expect(told).toEqual([]);
  judge(new ExpectedError({ code: 'bug', message: 'no such window' }));
  judge(new Error('not as agreed'));
  expect(told).toHaveLength(2);
  expect(told[0]).toContain('no such window');
  expect(told[1]).toContain('not as agreed');
});
