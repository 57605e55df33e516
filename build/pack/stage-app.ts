import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { inProject } from '../project.mjs';

const Author = z.object({ name: z.string(), email: z.string() });
/** What the packed app's own package.json keeps of ours: no dependencies, because the bundles hold them, and no scripts. */
const AppManifest = z.object({
  ...{ name: z.string(), version: z.string(), description: z.string(), license: z.string() },
  ...{ author: Author, homepage: z.string(), type: z.string(), main: z.string() },
});

/** Lays the app out as the archive will have it: what was built in `outDir`, and a package.json. electron-builder.yml chooses among the files. */
export async function stageApp(folder: string, outDir: string): Promise<void> {
  const manifest = AppManifest.parse(JSON.parse(await readFile(inProject('package.json'), 'utf8')));
  await mkdir(folder, { recursive: true });
  // Ties the windows to the desktop entry (X11 class, Wayland app_id).
  const app = { ...manifest, desktopName: `${manifest.name}.desktop` };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`);
  for (const part of ['main', 'preload', 'renderer'])
    await cp(join(outDir, part), join(folder, 'out', part), { recursive: true });
}
