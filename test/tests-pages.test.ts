import { describe, expect, test } from 'vitest';
import { namedTests, wrongTests } from './house/named-tests.ts';
import { readProjectFile } from './house/project-files.ts';

const pages = [
  { page: 'docs/hub-tests.md', count: 22 },
  { page: 'docs/picture-tests.md', count: 30 },
];

function rowsOf(page: string) {
  const lines = readProjectFile(page)
    .split('\n')
    .filter((line) => /^\| \d/.test(line));
  return lines.map((line) => {
    const [number = '', sentence = '', tests = ''] = line.slice(2, -2).split(' | ');
    return { number: Number(number), sentence, tests: namedTests(tests) };
  });
}

describe.each(pages)('$page', ({ page, count }) => {
  const rows = rowsOf(page);

  test('leaves no sentence out', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  test.each(rows)('$number: $sentence', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(wrongTests(tests)).toEqual([]);
  });
});
