import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/**
 * Makes a deb with dpkg-deb from the arguments that electron-builder gives to fpm (its FpmTarget): fpm itself comes from the internet only. Each
 * positional argument is `source=target`; a source folder with a slash at its end is copied with all it holds. deb(5), deb-control(5)
 */
const Wanted = z.object({
  package: z.string(),
  name: z.string().regex(/^[a-z0-9][a-z0-9+.-]+$/),
  version: z.string(),
  architecture: z.string(),
  maintainer: z.string(),
  vendor: z.string().optional(),
  url: z.string(),
  category: z.string().default('misc'),
  'deb-priority': z.string().default('optional'),
  'deb-compression': z.string().default('xz'),
  description: z.string(),
  'after-install': z.string(),
  'after-remove': z.string(),
  depends: z.array(z.string()).default([]),
  'deb-recommends': z.array(z.string()).default([]),
});

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    force: { type: 'boolean' },
    source: { type: 'string', short: 's' },
    target: { type: 'string', short: 't' },
    depends: { type: 'string', short: 'd', multiple: true },
    'deb-recommends': { type: 'string', multiple: true },
    ...{ package: text, name: text, version: text, architecture: text, maintainer: text, vendor: text },
    ...{ url: text, category: text, 'deb-priority': text, 'deb-compression': text, description: text },
    ...{ 'after-install': text, 'after-remove': text, license: text, log: text },
  },
});
const wanted = Wanted.parse(values);
const root = await mkdtemp(join(tmpdir(), 'vonglau-deb-'));
try {
  // It becomes the package's own `/`; mkdtemp keeps others out.
  await chmod(root, 0o755);
  for (const pair of positionals) await place(pair);
  await mkdir(join(root, 'DEBIAN'));
  await writeFile(join(root, 'DEBIAN', 'control'), control(await installedKilobytes()));
  await writeFile(join(root, 'DEBIAN', 'md5sums'), await md5sums());
  await script('postinst', wanted['after-install']);
  await script('postrm', wanted['after-remove']);
  execFileSync(
    'dpkg-deb',
    ['--root-owner-group', `-Z${wanted['deb-compression']}`, '--build', root, wanted.package],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
} finally {
  await rm(root, { recursive: true, force: true });
}

async function place(pair: string): Promise<void> {
  const at = pair.lastIndexOf('=');
  const [source, target] = [pair.slice(0, at), pair.slice(at + 1)];
  const to = join(root, target);
  await mkdir(dirname(to), { recursive: true });
  await cp(source, to, { recursive: true, verbatimSymlinks: true });
  await chmod(to, (await stat(to)).isDirectory() ? 0o755 : 0o644);
}

function control(kilobytes: number): string {
  const list = (name: string, packages: readonly string[]) =>
    packages.length > 0 ? [`${name}: ${packages.join(', ')}`] : [];
  return [
    `Package: ${wanted.name}`,
    `Version: ${wanted.version}`,
    `Architecture: ${wanted.architecture}`,
    `Maintainer: ${wanted.maintainer}`,
    `Installed-Size: ${kilobytes}`,
    ...list('Depends', wanted.depends),
    ...list('Recommends', wanted['deb-recommends']),
    `Section: ${wanted.category}`,
    `Priority: ${wanted['deb-priority']}`,
    `Homepage: ${wanted.url}`,
    // The first line is the synopsis; what follows is indented, an empty line is a full stop.
    `Description: ${wanted.description.trim().replace(/\n[ \t]*/g, '\n ')}`,
    '',
  ].join('\n');
}

/** Every file to install, as a path inside the package. */
async function files(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('DEBIAN/'))
    .sort();
}

async function installedKilobytes(): Promise<number> {
  const sizes = await Promise.all((await files()).map(async (path) => (await stat(join(root, path))).size));
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

async function md5sums(): Promise<string> {
  const lines = (await files()).map(
    async (path) =>
      `${createHash('md5')
        .update(await readFile(join(root, path)))
        .digest('hex')}  ${path}\n`,
  );
  return (await Promise.all(lines)).join('');
}

async function script(name: string, source: string): Promise<void> {
  const target = join(root, 'DEBIAN', name);
  await writeFile(target, await readFile(source));
  await chmod(target, 0o755);
}
