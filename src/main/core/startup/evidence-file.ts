import { extname, resolve } from 'node:path';

/** File name endings that the system opens with this app; the packages register the same ones. */
export const evidenceExtensions: readonly string[] = ['vonglau'];

/** The files for the app on a command line, where Chromium's switches and the app's own folder stand too. Relative ones are in `folder`. */
export function evidenceFilesOf(commandLine: readonly string[], folder: string): string[] {
  const isOurs = (path: string) => evidenceExtensions.includes(extname(path).slice(1).toLowerCase());
  return commandLine
    .filter((word) => !word.startsWith('-') && isOurs(word))
    .map((path) => resolve(folder, path));
}
