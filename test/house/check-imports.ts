import { posix } from 'node:path';
import { importTable, type RoomRules } from './import-table.ts';
import { type FoundImport, importsOf } from './imports-of.ts';

/** Names of npm packages the product may use, and those only the workshop (tests, build) may. */
export interface Packages {
  readonly product: ReadonlySet<string>;
  readonly workshop: ReadonlySet<string>;
}

/** Sentences that say what is wrong with one file's imports, by the import table; none when all is well. `path` is from the project's folder, with `/`. */
export function checkImports(path: string, source: string, packages: Packages): string[] {
  const room = roomOf(path);
  if (room === null) return [`${path}: stands in no room of the import table`];
  return importsOf(path, source)
    .map((found) => objection(path, room, found, packages))
    .filter((sentence) => sentence !== null)
    .map((sentence) => `${path}: ${sentence}`);
}

/** Name of the room a file stands in, or null. */
export function roomOf(path: string): string | null {
  for (const [name, { folder }] of Object.entries(importTable))
    if (path.startsWith(`${folder}/`)) return name;
  return null;
}

function objection(path: string, room: string, found: FoundImport, packages: Packages): string | null {
  const rules = importTable[room];
  const { specifier, typeOnly } = found;
  if (!rules) return 'room unknown';
  if (specifier === null) return 'an import whose module is computed cannot be checked';
  if (specifier.startsWith('.')) return objectToFile(path, room, rules, { specifier, typeOnly });
  if (specifier.startsWith('node:')) return rules.node ? null : `${room} must not import ${specifier}`;
  if (specifier === 'electron' || specifier.startsWith('electron/'))
    return rules.electron ? null : `${room} must not import electron`;
  return objectToPackage(room, rules, { specifier, typeOnly }, packages);
}

function objectToFile(
  path: string,
  room: string,
  rules: RoomRules,
  { specifier, typeOnly }: { specifier: string; typeOnly: boolean },
): string | null {
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
  if (!target.startsWith('src/')) return objectToOutside(target);
  if (target.startsWith(`${rules.folder}/`)) return null;
  const allowed = rules.rooms.some((name) => target.startsWith(`${folderOf(name)}/`));
  if (!allowed) return `${room} must not import ${target}`;
  return rules.typesOnly && !typeOnly ? `${room} may import types only from ${target}` : null;
}

/** Outside src there are data (assets, package.json, what was built), and the workshop, which the product must not lean on. */
function objectToOutside(target: string): string | null {
  return /^(build|test|bench|docs)\//.test(target) ? `the product must not import ${target}` : null;
}

function folderOf(name: string): string {
  const [room = '', ...inside] = name.split('/');
  return [importTable[room]?.folder ?? room, ...inside].join('/');
}

function objectToPackage(
  room: string,
  rules: RoomRules,
  { specifier, typeOnly }: { specifier: string; typeOnly: boolean },
  packages: Packages,
): string | null {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (rules.packages !== 'any' && !rules.packages.includes(name)) return `${room} must not import ${name}`;
  if (packages.product.has(name)) return null;
  if (!packages.workshop.has(name)) return `${name} is not in package.json`;
  return typeOnly ? null : `${name} is a devDependency: the product must not run on it`;
}
