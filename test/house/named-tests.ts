import { projectFiles, readProjectFile } from './project-files.ts';

/** A test file that a page names, with titles of tests in it. */
export interface NamedTests {
  readonly file: string;
  readonly titles: readonly string[];
}

/** Targets of Markdown links of a page in `docs`, from the project's top. */
export function linkedPaths(text: string): string[] {
  return Array.from(text.matchAll(/\]\(\.\.\/([^)#]+)\)/g), ([, target = '']) => target);
}

/** The tests of a cell such as `[a.test.ts](../a.test.ts) "a title", "another"; [b.test.ts](../b.test.ts) "its title"`. */
export function namedTests(cell: string): NamedTests[] {
  return cell.split('; [').map((part, at) => {
    const [file = ''] = linkedPaths(at === 0 ? part : `[${part}`);
    return { file, titles: Array.from(part.matchAll(/"([^"]+)"/g), ([, title = '']) => title) };
  });
}

/** Whether a file has a test of that title that runs. */
export function hasTest(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => {
    const at = source.indexOf(`${quote}${title}${quote},`);
    // A long title stands in a line of its own.
    const before = source.slice(0, Math.max(0, at)).trimEnd();
    return before.endsWith('(') && !/\.(skip|todo|fails)\($/.test(before);
  });
}

const files = new Set(projectFiles());

/** What is wrong with the tests that a row names: files that are gone or no tests, files without a title, titles that no test has. */
export function wrongTests(tests: readonly NamedTests[]): string[] {
  return tests.flatMap(({ file, titles }) => {
    if (!files.has(file) || !/\.test\.tsx?$/.test(file)) return [`no test file: ${file}`];
    if (titles.length === 0) return [`no title: ${file}`];
    const source = readProjectFile(file);
    return titles.filter((title) => !hasTest(source, title)).map((title) => `${file}: ${title}`);
  });
}
