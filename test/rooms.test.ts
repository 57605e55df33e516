import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { checkImports, type Packages } from './house/check-imports.ts';
import { allowedEdges, type ForbiddenEdge, forbiddenEdges } from './house/forbidden-edges.ts';
import { importTable } from './house/import-table.ts';
import { isProductCode, projectDir, projectFiles, readProjectFile } from './house/project-files.ts';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

function packages(): Packages {
  const manifest = Manifest.parse(JSON.parse(readProjectFile('package.json')));
  const product = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  return { product: new Set(product), workshop: new Set(Object.keys(manifest.devDependencies)) };
}

const known: Packages = {
  product: new Set(['zod', 'react', 'ws', '@scope/package']),
  workshop: new Set(['vite']),
};

describe('the import table', () => {
  test('holds in every file of the product', () => {
    const files = projectFiles().filter(isProductCode);
    expect(files.length).toBeGreaterThan(20);
    const named = packages();
    expect(files.flatMap((path) => checkImports(path, readProjectFile(path), named))).toEqual([]);
  });

  test('is the one that ARCHITECTURE.md prints', () => {
    const text = readProjectFile('ARCHITECTURE.md');
    for (const [room, rules] of Object.entries(importTable))
      expect(text).toContain(
        `| \`${room}\` | ${rules.rooms.map((name) => `\`${name}\``).join(', ') || '-'} |`,
      );
  });
});

describe('the checker objects to', () => {
  test.each(forbiddenEdges())('$path', ({ path, source }) => {
    expect(checkImports(path, source, known)).not.toEqual([]);
  });

  test.each([
    ['a re-export', "export * from '../../renderer/bridge.ts';"],
    ['a named re-export', "export { a } from '../../renderer/bridge.ts';"],
    ['a dynamic import', "const a = await import('../../renderer/bridge.ts');"],
    ['a dynamic import of a computed name', 'const a = await import(name);'],
    ["a type's import", "type A = import('../../renderer/bridge.ts').A;"],
    ['an import for its effect', "import '../../renderer/bridge.ts';"],
    ['a worker', "new Worker(new URL('../../renderer/video/worker.ts', import.meta.url));"],
    ['require', "const a = require('../../renderer/bridge.ts');"],
    ['import equals', "import a = require('../../renderer/bridge.ts');"],
    ['the workshop', "import { a } from '../../../build/vite.config.ts';"],
    ['a package nobody named', "import { a } from 'left-pad';"],
    ['a package of the workshop', "import { a } from 'vite';"],
    ['two imports in one line', "import 'node:fs';import '../../renderer/bridge.ts';"],
  ])('%s', (_what, source) => {
    expect(checkImports('src/main/core/a.ts', source, known)).toHaveLength(1);
  });

  test('a file that stands in no room', () => {
    expect(checkImports('src/main/helper.ts', '', known)).toHaveLength(1);
  });
});

describe('the checker lets pass', () => {
  test.each(allowedEdges())('$path', ({ path, source }) => {
    expect(checkImports(path, source, known)).toEqual([]);
  });

  test('imports in comments and strings, and type imports of the workshop', () => {
    const source =
      "// import '../renderer/bridge.ts'\nconst a = \"import 'electron'\";\nimport type { B } from 'vite';";
    expect(checkImports('src/main/core/a.ts', source, known)).toEqual([]);
  });
});

describe('the linter', () => {
  const rule = 'lint/style/noRestrictedImports';

  test('objects to every edge that the table leaves out', () => {
    const edges = forbiddenEdges().filter(({ seenByLinter }) => seenByLinter);
    const refused = filesRefusedByLinter(edges);
    expect(edges.map(({ path }) => path).filter((path) => !refused.has(path))).toEqual([]);
  });

  test('lets every allowed edge pass', () => {
    expect([...filesRefusedByLinter(allowedEdges())]).toEqual([]);
  });

  const Report = z.object({
    diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
  });

  /** Runs Biome with the project's own configuration over these files; paths in which the import rule objected. */
  function filesRefusedByLinter(files: readonly ForbiddenEdge[]): Set<string> {
    const dir = mkdtempSync(join(tmpdir(), 'vonglau-lint-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    cpSync(`${projectDir}biome.json`, join(dir, 'biome.json'));
    for (const { path, source } of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), source);
    }
    const { diagnostics } = Report.parse(JSON.parse(lint(dir)));
    return new Set(
      diagnostics.filter(({ category }) => category === rule).map(({ location }) => location.path),
    );
  }
});

/** Biome ends non-zero when it objects; its report is on standard output all the same. */
function lint(dir: string): string {
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  try {
    return execFileSync(`${projectDir}node_modules/.bin/biome`, args, {
      cwd: dir,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
