import { basename, matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import config from '../vitest.config.ts';
import { projectFiles, readProjectFile } from './house/project-files.ts';

const Project = z.object({
  name: z.string(),
  include: z.array(z.string()).nonempty(),
  exclude: z.array(z.string()).default([]),
  setupFiles: z.array(z.string()),
  isolate: z.boolean().default(true),
});
const Config = z.object({ test: z.object({ projects: z.array(z.object({ test: Project })) }) });

/** Runs files of other projects once more, elsewhere. */
const onceMore: ReadonlySet<string> = new Set(['hub-on-postgres']);

const projects = Config.parse(config).test.projects.map((project) => project.test);
const files = projectFiles().filter((path) => /^(src|test)\/.*\.tsx?$/.test(path));
const tests = files.filter((path) => /\.test\.tsx?$/.test(path));
const matches = (path: string, globs: readonly string[]) => globs.some((glob) => matchesGlob(path, glob));
const has = ({ include, exclude }: z.infer<typeof Project>, path: string) =>
  matches(path, include) && !matches(path, exclude);

describe('vitest’s projects', () => {
  test('have every test file, each in one of them', () => {
    expect(tests.length).toBeGreaterThan(200);
    const own = projects.filter(({ name }) => !onceMore.has(name));
    const places = tests.map((path) => ({
      path,
      in: own.filter((project) => has(project, path)).map(({ name }) => name),
    }));
    expect(places.filter((place) => place.in.length !== 1)).toEqual([]);
  });

  test('name no file that is not there', () => {
    const globs = projects.flatMap(({ include, exclude }) => [...include, ...exclude]);
    expect(globs.filter((glob) => !tests.some((path) => matchesGlob(path, glob)))).toEqual([]);
  });

  test('end what helpers leave to the end of a file', () => {
    const without = projects.filter(({ setupFiles }) => !setupFiles.includes('test/support/every-file.ts'));
    expect(without).toEqual([]);
  });
});

describe('files that share a process', () => {
  const together = tests.filter((path) => projects.some((one) => !one.isolate && has(one, path)));

  const helpers = files.filter((path) => !tests.includes(path));

  test('change nothing of it that outlives them, nor do helpers whom they name', () => {
    expect(together.length).toBeGreaterThan(100);
    const lasting =
      /\bvi\.(mock|doMock|resetModules)\(|process\.chdir\(|process\.env(\.\w+|\[[^\]]+\]) = |delete process\.env/;
    const isLasting = (path: string) => lasting.test(readProjectFile(path));
    const bad = helpers
      .filter((path) => path.startsWith('test/') && isLasting(path))
      .map((path) => basename(path));
    // This file holds the words.
    const others = together.filter((path) => path !== 'test/projects.test.ts');
    const names = (path: string) => bad.some((name) => readProjectFile(path).includes(`/${name}'`));
    expect(others.filter((path) => isLasting(path) || names(path))).toEqual([]);
  });

  test.each([
    ['useFakeTimers', 'useRealTimers'],
    ['stubGlobal', 'unstubAllGlobals'],
    ['stubEnv', 'unstubAllEnvs'],
  ])('take vi.%s back', (change, back) => {
    const calls = (path: string, name: string) => readProjectFile(path).includes(`vi.${name}(`);
    const changing = together.filter((path) => calls(path, change));
    expect(changing.filter((path) => !calls(path, back))).toEqual([]);
  });

  test('get no hooks of their helpers: they would be those of the first file that loads them', () => {
    const hooks = /^(before|after)(All|Each)\(/m;
    const hooked = helpers.filter((path) => hooks.test(readProjectFile(path)));
    expect(hooked).toEqual(['test/support/every-file.ts']);
  });
});
