import { z } from 'zod';

const Names = z.record(z.string(), z.string()).default({});
const Entry = z.object({
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
});
const Lockfile = z.object({ packages: z.record(z.string(), Entry) });

/**
 * Packages that an entry of a lockfile (version 3) asks for and that have no entry themselves, as `asker -> name`. `npm ci` refuses such a
 * file; npm writes one when a registry lacks some platform's optional package.
 */
export function lockfileGaps(text: string): string[] {
  const { packages } = Lockfile.parse(JSON.parse(text));
  const has = (asker: string, name: string) =>
    foldersUpward(asker).some((folder) => `${folder}node_modules/${name}` in packages);
  return Object.entries(packages).flatMap(([asker, entry]) =>
    namesAskedFor(entry)
      .filter((name) => !has(asker, name))
      .map((name) => `${asker || '.'} -> ${name}`),
  );
}

function namesAskedFor(entry: z.infer<typeof Entry>): string[] {
  const peers = Object.keys(entry.peerDependencies).filter(
    (name) => !entry.peerDependenciesMeta[name]?.optional,
  );
  return [...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies), ...peers];
}

/** Where Node looks for a package that a module in `path` names: beside it, then ever further out. Each ends with `/`, or is empty. */
function foldersUpward(path: string): string[] {
  if (path === '') return [''];
  const cut = path.lastIndexOf('/node_modules/');
  return [`${path}/`, ...foldersUpward(cut < 0 ? '' : path.slice(0, cut))];
}
