import { rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { isMain } from './is-main.mjs';

const projectDir = resolve(import.meta.dirname, '..');

/** One file of the packed app: all that its entry imports, in one piece, so that the archive needs no node_modules. */
export interface AppBundle {
  /** From the project's folder. */
  readonly entry: string;
  /** From the folder `out`. */
  readonly file: string;
  readonly format: 'es' | 'cjs';
}

/** Each is bundled by itself: the core must never load what only the main process needs. */
export const appBundles: readonly AppBundle[] = [
  { entry: 'src/main/electron/index.ts', file: 'main/index.js', format: 'es' },
  { entry: 'src/main/electron/core-process.ts', file: 'main/core.js', format: 'es' },
  {
    entry: 'src/main/core/wall-log/checkpoint-worker.ts',
    file: 'main/checkpoint-worker.js',
    format: 'es',
  },
  { entry: 'src/preload/index.ts', file: 'preload/index.cjs', format: 'cjs' },
];

/** What is never bundled: Electron and Node bring their own, ws does without its two native helpers, and ffmpeg-static is only a path to a program. */
const external = [/^node:/, ...builtinModules, 'electron', 'ffmpeg-static', 'bufferutil', 'utf-8-validate'];

/** Licences of the packages that went into a bundle, as vite collects them, beside the bundle. */
export const licencesFile = '.vite/license.json';

/** How vite makes one bundle. */
export function bundleConfig({ entry, file, format }: AppBundle, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    ssr: { noExternal: true, external: ['electron', 'ffmpeg-static', 'bufferutil', 'utf-8-validate'] },
    build: {
      ssr: resolve(projectDir, entry),
      outDir: resolve(outDir, dirname(file)),
      emptyOutDir: false,
      target: 'node24',
      // Unminified: the log of a desk somewhere shows names and lines.
      minify: false,
      sourcemap: false,
      license: { fileName: `${licencesFile.replace('.json', '')}-${basename(file)}.json` },
      rolldownOptions: {
        external,
        output: { format, entryFileNames: basename(file), codeSplitting: false },
      },
    },
  };
}

/** Bundles the main process, the core with its thread, and the preload into `outDir`. */
export async function bundleApp(outDir: string, bundles: readonly AppBundle[] = appBundles): Promise<void> {
  for (const folder of new Set(bundles.map(({ file }) => dirname(file))))
    await rm(resolve(outDir, folder), { recursive: true, force: true });
  for (const bundle of bundles) await build(bundleConfig(bundle, outDir));
}

if (isMain(import.meta.url)) await bundleApp(resolve(projectDir, 'out'));
