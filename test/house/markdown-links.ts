import { posix } from 'node:path';

/** Targets of a page's links and pictures that are files of the project, from the project's folder. */
export function localLinks(path: string, text: string): string[] {
  const withoutCode = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target))
    .map((target) => posix.join(posix.dirname(path), decodeURI(target)));
}

/** Names of npm scripts that a text tells to run: `npm run NAME`, `npm test`. */
export function namedScripts(text: string): string[] {
  const run = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map((match) => match[1] ?? '');
  return /\bnpm test\b/.test(text) ? ['test', ...run] : run;
}
