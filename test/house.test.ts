import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { objectToName } from './house/file-names.ts';
import { objectToCode, objectToText } from './house/forbidden-text.ts';
import { importTable } from './house/import-table.ts';
import { importsOf } from './house/imports-of.ts';
import { localeKeys } from './house/locale-keys.ts';
import { lockfileGaps } from './house/lockfile-gaps.ts';
import { localLinks, namedScripts } from './house/markdown-links.ts';
import { isProductCode, projectFiles, readProjectFile } from './house/project-files.ts';

const files = projectFiles();
const code = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const texts = files.filter((path) => /\.(ts|tsx|mjs|json|md|html|css|yml|svg)$|^\.ci\/|NOTICE$/.test(path));
const pages = files.filter((path) => path.endsWith('.md'));
const starters = files.filter((path) => /^build\/.*\.mjs$/.test(path));

const Manifest = z.object({ scripts: z.record(z.string(), z.string()), version: z.string() });
const manifest = Manifest.parse(JSON.parse(readProjectFile('package.json')));

test('every page asks not to be translated: the browser would offer it over the pictures', () => {
  const pages = readdirSync('src/renderer').filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(1);
  for (const name of pages) {
    const page = readFileSync(`src/renderer/${name}`, 'utf8');
    expect(page, name).toMatch(/<html[^>]* translate="no"/);
    expect(page, name).toContain('<meta name="google" content="notranslate" />');
  }
});

describe('files', () => {
  const named = files.filter((path) => /^(src|test|build|bench|assets|docs\/decisions)\//.test(path));

  test('are named in kebab-case, after what they hold', () => {
    expect(named.flatMap(objectToName)).toEqual([]);
  });

  test('are small: half under 80 lines, nine in ten under 300, none above 450', () => {
    const lines = files
      .filter(isProductCode)
      .map((path) => ({ path, lines: readProjectFile(path).split('\n').length }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) => lines[Math.floor(share * (lines.length - 1))]?.lines ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(80);
    expect(at(0.9)).toBeLessThanOrEqual(300);
    expect(lines.filter((file) => file.lines > 450)).toEqual([]);
  });

  test('hide no fault and leave nothing undone', () => {
    // This file holds the bad examples.
    const others = code.filter((path) => path !== 'test/house.test.ts');
    expect(others.flatMap((path) => objectToCode(path, readProjectFile(path)))).toEqual([]);
  });

  test('do not tell where they were written', () => {
    expect(texts.flatMap((path) => objectToText(path, readProjectFile(path)))).toEqual([]);
  });
});

describe('rooms', () => {
  const present = Object.values(importTable).filter(({ folder }) =>
    files.some((path) => isProductCode(path) && path.startsWith(`${folder}/`)),
  );

  test.each(present)('$folder has a page of its own', ({ folder }) => {
    expect(files).toContain(`${folder}/README.md`);
  });
});

describe('what runs before the packages are there', () => {
  test('exists', () => {
    expect(starters.length).toBeGreaterThan(4);
  });

  test.each(starters)('%s needs nothing but Node, and is type-checked', (path) => {
    const text = readProjectFile(path);
    const foreign = importsOf(path, text).filter(
      ({ specifier }) => !/^(node:|\.\/[\w-]+\.mjs$)/.test(specifier ?? ''),
    );
    expect(foreign.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
    expect(text).toMatch(/^\/\/ @ts-check\n/);
  });
});

describe('pages', () => {
  test.each(pages)('%s links to files that exist', (path) => {
    const missing = localLinks(path, readProjectFile(path)).filter(
      (target) => !files.some((file) => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`)),
    );
    expect(missing).toEqual([]);
  });

  test.each(pages)('%s names npm scripts that exist', (path) => {
    const missing = namedScripts(readProjectFile(path)).filter(
      (name) => manifest.scripts[name] === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('ARCHITECTURE.md links every decision', () => {
    const linked = localLinks('ARCHITECTURE.md', readProjectFile('ARCHITECTURE.md'));
    const decisions = files.filter((path) => path.startsWith('docs/decisions/'));
    expect(decisions.length).toBeGreaterThan(0);
    expect(decisions.filter((path) => !linked.includes(path))).toEqual([]);
  });

  test('README.md tells of every environment variable', () => {
    const readme = readProjectFile('README.md');
    const used = code
      .filter((path) => /^(src|build)\//.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap((path) => readProjectFile(path).match(/\bVONGLAU_[A-Z_]+\b/g) ?? []);
    expect([...new Set(used)].filter((name) => !readme.includes(name))).toEqual([]);
  });

  test('CHANGELOG.md has a part for this version', () => {
    expect(readProjectFile('CHANGELOG.md')).toContain(`## [${manifest.version}]`);
  });
});

describe('the gate', () => {
  test("runs README.md's test command and the check, and nothing can make it pass when one fails", () => {
    const gate = readProjectFile('.ci/run');
    expect(readProjectFile('README.md')).toMatch(/^npm test$/m);
    expect(gate).toMatch(/^run npm test$/m);
    expect(gate).toMatch(/^run npm run check$/m);
    expect(gate).not.toContain('|| true');
  });

  test('check means types, lint, rooms, house and build', () => {
    const { check = '' } = manifest.scripts;
    for (const part of ['types', 'lint', 'test/rooms.test.ts', 'test/house.test.ts', 'build'])
      expect(check).toContain(part);
  });
});

describe('the lockfile', () => {
  test('names no registry: every machine uses its own', () => {
    expect(readProjectFile('package-lock.json')).not.toContain('"resolved"');
    expect(readProjectFile('.npmrc')).not.toMatch(/https?:/);
  });

  test('has an entry for every package that another asks for, so that npm ci takes it', () => {
    expect(lockfileGaps(readProjectFile('package-lock.json'))).toEqual([]);
  });
});

describe('languages', () => {
  const locales = files.filter((path) => path.startsWith('assets/locales/'));

  test('are Vietnamese and English', () => {
    expect(locales).toEqual(['assets/locales/en.json', 'assets/locales/vi.json']);
  });

  test('say the same things with the same values', () => {
    const [en, vi] = locales.map((path) => localeKeys(JSON.parse(readProjectFile(path))));
    expect(vi).toEqual(en);
  });
});

describe('these checks object to', () => {
  const joined = (...parts: string[]) => parts.join('');

  test.each([
    'const a: any = 1;',
    'const a = b as any;',
    'const a = new Map<string, any>();'.replace('string, ', ''),
    joined('// @ts-', 'ignore'),
    joined('// biome-', 'ignore lint: because'),
    joined('// TO', 'DO later'),
    'try { a(); } catch {}',
    'try { a(); } catch (error) { }',
    'a().catch(() => {});',
    joined("const a = '/wo", "rk/main';"),
  ])('%s', (source) => {
    expect(objectToCode('a.ts', source)).toHaveLength(1);
  });

  test.each(['src/a/TileState.ts', 'src/a/tile_state.ts', 'src/a/utils.ts', 'test/helpers.ts'])(
    '%s',
    (path) => {
      expect(objectToName(path)).toHaveLength(1);
    },
  );

  test('a missing key and a missing value of a language', () => {
    expect(localeKeys({ a: { b: 'x {{n}}' } })).not.toEqual(localeKeys({ a: { b: 'x' } }));
    expect(localeKeys({ a: 'x', b: 'y' })).not.toEqual(localeKeys({ a: 'x' }));
  });

  test('a lockfile without an entry that another asks for', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': {
        dependencies: { b: '1', c: '1' },
        optionalDependencies: { 'd-on-another-system': '1' },
      },
      'node_modules/a/node_modules/b': { dependencies: { a: '1' } },
    };
    const gaps = ['node_modules/a -> c', 'node_modules/a -> d-on-another-system'];
    expect(lockfileGaps(JSON.stringify({ packages }))).toEqual(gaps);
  });

  test('links and scripts that lead nowhere, but not those of other sites or of examples', () => {
    expect(localLinks('docs/a.md', '[x](b.md#part) ![p](../c.png) [y](https://d) `[z](e.md)`')).toEqual([
      'docs/b.md',
      'c.png',
    ]);
    expect(namedScripts('run `npm run demo -- --cameras 4` and npm test')).toEqual(['test', 'demo']);
  });

  test.each([
    'const anyone = 1;',
    'type A = { any: 1 };',
    'catch (error) { log(error); }',
    '/** as anything */',
  ])('but not to %s', (source) => {
    expect(objectToCode('a.ts', source)).toEqual([]);
  });
});
