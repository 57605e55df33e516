import { posix } from 'node:path';

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
const saysNothing = /^(utils?|helpers?|misc|common|stuff)\b/;

/** Sentences about a file's name: kebab-case (README.md and dot files aside), and never one that says nothing. */
export function objectToName(path: string): string[] {
  const name = posix.basename(path);
  if (name === 'README.md' || name.startsWith('.')) return [];
  const objections: string[] = [];
  if (!kebabCase.test(name)) objections.push(`${path}: not kebab-case`);
  if (saysNothing.test(name)) objections.push(`${path}: a name that says nothing`);
  return objections;
}
