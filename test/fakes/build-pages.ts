import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Builds the pages into a new folder with the scripted video engine in the place of the real one. */
export async function buildPagesWithScriptedVideo(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'vonglau-pages-'));
  await build({
    configFile: resolve(import.meta.dirname, '../../build/vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'scripted-video',
        enforce: 'pre',
        resolveId(id) {
          if (id.endsWith('/video/video-wall.ts'))
            return resolve(import.meta.dirname, 'scripted-video-wall.ts');
          return null;
        },
      },
    ],
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}
