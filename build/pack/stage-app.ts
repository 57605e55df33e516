import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bundleApp } from '../bundle-app.ts';
import { inProject } from '../project.mjs';

const Author = z.object({ name: z.string(), email: z.string() });
/** What the packed app's own package.json keeps of ours: no dependencies, because the bundles hold them, and no scripts. */
const AppManifest = z.object({
  ...{ name: z.string(), version: z.string(), description: z.string(), license: z.string() },
  ...{ author: Author, homepage: z.string(), type: z.string(), main: z.string() },
});

/**
 * Lays the app out as the archive will have it: a package.json, its own side bundled afresh, and the pages, which must be built. electron-builder.yml
 * chooses among the files.
 */
export async function stageApp(folder: string): Promise<void> {
  const manifest = AppManifest.parse(JSON.parse(await readFile(inProject('package.json'), 'utf8')));
  await mkdir(folder, { recursive: true });
  // Ties the windows to the desktop entry (X11 class, Wayland app_id).
  const app = { ...manifest, desktopName: `${manifest.name}.desktop` };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`);
  await bundleApp(join(folder, 'out'));
  await cp(inProject('out', 'renderer'), join(folder, 'out', 'renderer'), { recursive: true });
}
