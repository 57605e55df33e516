import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const projectDir = fileURLToPath(new URL('../../', import.meta.url));

/** Folders of what is fetched or made: the directories of .gitignore, and git's own. */
const notOurs: ReadonlySet<string> = new Set([
  '.git',
  ...[...readProjectFile('.gitignore').matchAll(/^(\S+)\/$/gm)].map((match) => match[1] ?? ''),
]);

/** Every file of the project that is not made by it, from the project's folder, with `/`, sorted. */
export function projectFiles(folder = ''): string[] {
  const entries = readdirSync(projectDir + folder, { withFileTypes: true });
  return entries
    .filter(
      (entry) => !(entry.isDirectory() && notOurs.has(entry.name)) && !entry.name.endsWith('.tsbuildinfo'),
    )
    .flatMap((entry) =>
      entry.isDirectory() ? projectFiles(`${folder}${entry.name}/`) : [folder + entry.name],
    )
    .sort();
}

export function readProjectFile(path: string): string {
  return readFileSync(projectDir + path, 'utf8');
}

/** Path says that a file is TypeScript of the product itself: under src, no test, no declaration. */
export function isProductCode(path: string): boolean {
  return /^src\/.*\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path);
}
