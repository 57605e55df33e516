import { expect, test } from 'vitest';
import { hasTest, namedTests } from './house/named-tests.ts';
import { projectFiles, readProjectFile } from './house/project-files.ts';

const files = new Set(projectFiles());
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
  for (const { file, titles } of tests) {
    expect(files, file).toContain(file);
    const source = readProjectFile(file);
    expect(
      titles.filter((title) => !hasTest(source, title)),
      file,
    ).toEqual([]);
    expect(titles.length, file).toBeGreaterThan(0);
  }
});
