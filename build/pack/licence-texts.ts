import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { inProject } from '../project.mjs';

const Entry = z.object({
  name: z.string(),
  version: z.string(),
  identifier: z.string().optional(),
  text: z.string().optional(),
});
const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });
/** A package whose code or fonts are in what was built. */
export type BundledPackage = z.infer<typeof Entry>;

/** In the pages, where vite does not see them: it lists what comes in by script, not by style sheet. */
const fonts = ['@fontsource/be-vietnam-pro'];

/** The packages that vite found in the bundles below `outDir` (bundle-app.ts and vite.config.ts ask it to list them) and the fonts, each once, by name. */
export async function bundledPackages(outDir: string): Promise<BundledPackage[]> {
  const found = new Map<string, BundledPackage>();
  for (const folder of ['main', 'preload', 'renderer']) {
    const lists = join(outDir, folder, '.vite');
    for (const name of await readdir(lists)) {
      const entries = z.array(Entry).parse(JSON.parse(await readFile(join(lists, name), 'utf8')));
      for (const entry of entries) found.set(`${entry.name}@${entry.version}`, entry);
    }
  }
  for (const name of fonts) found.set(name, await fontPackage(inProject('node_modules', name)));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

async function fontPackage(folder: string): Promise<BundledPackage> {
  const { name, version, license } = Manifest.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, identifier: license, text: await readFile(join(folder, 'LICENSE'), 'utf8') };
}

/** One text with the licence of every package. Throws when one has neither a text nor a name of its licence: then nobody may pass it on. */
export function thirdPartyText(packages: readonly BundledPackage[]): string {
  const head =
    'Vọng Lâu contains these packages, each under its own licence.\nElectron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html beside the program.\n';
  const parts = packages.map(({ name, version, identifier, text }) => {
    if (!identifier && !text) throw new Error(`${name} ${version} names no licence`);
    return `${name} ${version}${identifier ? ` (${identifier})` : ''}\n${'-'.repeat(72)}\n${text ?? `Licence: ${identifier}`}\n`;
  });
  return [head, ...parts].join('\n');
}

/** The written offer of section 6b of the GPL, version 3, for the packed ffmpeg. `from` is who passes the package on. */
export function sourceOffer(from: string, versions: readonly string[]): string {
  return [
    'ffmpeg, in the folder "ffmpeg" beside this one, is a program of its own that Vọng Lâu starts. It is under the GNU General Public License,',
    'version 3 (gpl-3.0.txt). Vọng Lâu itself is under the Apache License, version 2.0 (LICENSE.txt).',
    '',
    'For at least three years from the day you were given this package, and for as long as spare parts or support for it are offered,',
    `${from}`,
    'gives anybody who has this package the complete corresponding source of this ffmpeg and of the libraries in it, on a usual medium,',
    'for no more than the cost of copying and sending it. Ask at the address above and name the version:',
    '',
    ...versions,
    '',
  ].join('\n');
}
