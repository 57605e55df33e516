import { describe, expect, test } from 'vitest';
import { hasTest, linkedPaths, type NamedTests, namedTests, wrongTests } from './house/named-tests.ts';
import { projectFiles, readProjectFile } from './house/project-files.ts';

const page = 'docs/regulation.md';

/** The articles that the hub holds (of Decision 01/2022/QĐ-UBND): each must have its row. */
const articles = [
  ...['1.2', '1.4', '1.5', '3.2', '3.4', '3.5', '3.7', '6.7', '6.8', '7.1', '7.2', '7.3', '7.4', '7.5', '8'],
  ...['9.3', '10.3', '12.2', '12.3', '12.4', '12.6', '22.1', '23.1', '23.4'],
];

interface Row {
  readonly articles: readonly string[];
  readonly code: readonly string[];
  readonly tests: readonly NamedTests[];
}

const files = new Set(projectFiles());
const rows = readProjectFile(page)
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map(readRow);

function readRow(line: string): Row {
  const [numbers = '', , , code = '', tests = ''] = line.slice(2, -2).split(' | ');
  return { articles: numbers.split(', '), code: linkedPaths(code), tests: namedTests(tests) };
}

test('every article that the hub holds has its row, and no row is for another', () => {
  expect(rows.flatMap((row) => row.articles).sort()).toEqual([...articles].sort());
});

describe.each(rows.map((row) => ({ name: row.articles.join(', '), row })))('Art. $name', ({ row }) => {
  test('names code that is there', () => {
    expect(row.code.length).toBeGreaterThan(0);
    expect(row.code.filter((path) => !files.has(path))).toEqual([]);
  });

  test('names tests that are there', () => {
    expect(wrongTests(row.tests)).toEqual([]);
  });
});

test('a title is found as a test only, and not when it is skipped', () => {
  expect(hasTest("test('a rule', () => {});", 'a rule')).toBe(true);
  expect(hasTest("test.each([1])('a rule', () => {});", 'a rule')).toBe(true);
  expect(hasTest("test.skip('a rule', () => {});", 'a rule')).toBe(false);
  expect(hasTest("// a rule\ntest('another rule', () => {});", 'a rule')).toBe(false);
});
