import { expect, test } from 'vitest';
import { allowedCpus } from './our-cpus.ts';

test.each([
  ['0-3', [0, 1, 2, 3]],
  ['5', [5]],
  ['0-1,4,6-7', [0, 1, 4, 6, 7]],
])('processors %s', (list, indexes) => {
  expect(
    allowedCpus(`Name:\tnode\nCpus_allowed:\tff\nCpus_allowed_list:\t${list}\nMems_allowed:\t1\n`),
  ).toEqual(indexes);
});

test('a status without the line: none are known', () => {
  expect(allowedCpus('Name:\tnode\n')).toEqual([]);
});
