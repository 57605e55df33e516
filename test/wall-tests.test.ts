import { describe, expect, test } from 'vitest';
import { hasTest, namedTests } from './house/named-tests.ts';
import { projectFiles, readProjectFile } from './house/project-files.ts';

const files = new Set(projectFiles());
const rows = readProjectFile('docs/wall-tests.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [number = '', sentence = '', languages = '', tests = ''] = line.slice(2, -2).split(' | ');
    return { number: Number(number), sentence, languages, tests: namedTests(tests) };
  });

test('no sentence is left out', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

describe.each(rows)('$number: $sentence', ({ languages, tests }) => {
  test('is shown by tests that are there, one of them of the running pages', () => {
    expect(tests.some(({ file }) => file.startsWith('test/e2e/'))).toBe(true);
    for (const { file, titles } of tests) {
      expect(files, file).toContain(file);
      expect(titles.length, file).toBeGreaterThan(0);
      const source = readProjectFile(file);
      expect(
        titles.filter((title) => !hasTest(source, title)),
        file,
      ).toEqual([]);
    }
  });

  test('says a language only where a page is made to speak it', () => {
    expect(languages).toMatch(/^(vi|en|vi, en)$/);
    const sources = tests.map(({ file }) => readProjectFile(file));
    const speaks = { vi: /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i, en: /'en'|English|'EN'/ };
    for (const [language, words] of Object.entries(speaks)) {
      if (languages.includes(language))
        expect(
          sources.some((source) => words.test(source)),
          language,
        ).toBe(true);
    }
  });
});
