import { expect, test } from 'vitest';
import { namedTests, wrongTests } from './house/named-tests.ts';
import { readProjectFile } from './house/project-files.ts';

const rows = readProjectFile('docs/hub-tests.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [number = '', sentence = '', tests = ''] = line.slice(2, -2).split(' | ');
    return { number: Number(number), sentence, tests: namedTests(tests) };
  });

test('no sentence is left out', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
});

test.each(rows)('$number: $sentence', ({ tests }) => {
  expect(tests.length).toBeGreaterThan(0);
  expect(wrongTests(tests)).toEqual([]);
});
