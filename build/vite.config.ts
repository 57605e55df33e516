import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { assemblyScriptBinary } from './assemblyscript-cache.ts';

const root = resolve(import.meta.dirname, '../src/renderer');

/** `import base64 from './name.ts?assemblyscript'`: the file compiled to WebAssembly, as base64 text, so that no further request is made. */
export function assemblyScriptPlugin(): Plugin {
  const suffix = '?assemblyscript';
  return {
    name: 'vonglau-assemblyscript',
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      const path = id.slice(0, -suffix.length);
      this.addWatchFile(path);
      const binary = await assemblyScriptBinary(path);
      return {
        code: `export default ${JSON.stringify(Buffer.from(binary).toString('base64'))};`,
        moduleType: 'js',
      };
    },
  };
}

/** Every HTML file directly in the renderer's folder is a page. */
function pages(): string[] {
  return readdirSync(root)
    .filter((name) => name.endsWith('.html'))
    .map((name) => resolve(root, name));
}

/** Builds all windows' pages into out/renderer for a strict content security policy: no inline script, no data: or blob: URLs. */
export default defineConfig({
  root,
  base: './',
  plugins: [assemblyScriptPlugin(), react()],
  worker: { format: 'es', plugins: () => [assemblyScriptPlugin()] },
  build: {
    outDir: resolve(import.meta.dirname, '../out/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    license: { fileName: '.vite/license-pages.json' },
    rollupOptions: { input: pages() },
  },
});
