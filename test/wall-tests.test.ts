import { describe, expect, test } from 'vitest';
import { namedTests, wrongTests } from './house/named-tests.ts';
import { readProjectFile } from './house/project-files.ts';

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
    expect(wrongTests(tests)).toEqual([]);
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
