import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** `production`: as the product is shipped. `development`: React's development build, which tells its warnings and takes longer. */
export type BuildKind = 'production' | 'development';

/** Builds the pages into a new folder with the scripted video engine in the place of the real one, and so that a page can be started again where it is. */
export async function buildPagesWithScriptedVideo(kind: BuildKind): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'vonglau-pages-'));
  await buildAs(kind, outDir);
  return outDir;
}

/** Modules of the product in whose place the tests have their own. */
const ownModules = [
  ['/video/video-wall.ts', resolve(import.meta.dirname, 'scripted-video-wall.ts')],
  ['/session/mount-page.tsx', resolve(import.meta.dirname, 'restartable-page.ts')],
] as const;

/** A test's own NODE_ENV is `test`, which vite takes for development: it is another one while it builds. */
async function buildAs(kind: BuildKind, outDir: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = kind;
  try {
    await buildInto(outDir);
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, 'NODE_ENV');
    else process.env.NODE_ENV = before;
  }
}

async function buildInto(outDir: string): Promise<void> {
  await build({
    configFile: resolve(import.meta.dirname, '../../build/vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'scripted-pages',
        enforce: 'pre',
        resolveId(id, importer) {
          const own = ownModules.find(([module, path]) => id.endsWith(module) && importer !== path);
          return own ? own[1] : null;
        },
      },
    ],
    build: { outDir, emptyOutDir: true },
  });
}
