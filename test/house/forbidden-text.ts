/** What no file of ours may contain, and why. Written in pieces, so that this file does not contain it either. */
const forbidden: ReadonlyArray<readonly [pattern: RegExp, why: string]> = [
  [pieces('@ts-', 'ignore'), 'hides a type error'],
  [pieces('@ts-', 'nocheck'), 'hides type errors'],
  [pieces('biome-', 'ignore'), 'hides a lint error'],
  [pieces('\\bTO', 'DO\\b|\\bFIX', 'ME\\b'), 'work left undone is an issue, not a comment'],
  [/(?::|\bas|<)\s*any\b(?!\s*(?:one|thing)\b)(?=\s*[;,)>=[\]|&{]|$)/m, 'any switches the types off'],
  [/\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/, 'swallows an error'],
  [/\.catch\(\s*\(\w*\)\s*=>\s*\{\s*\}\s*\)/, 'swallows an error'],
];

/** The same for every text file: traces of the place where it was written. */
const foreign: ReadonlyArray<readonly [pattern: RegExp, why: string]> = [
  [pieces('(?<![\\w.])/wo', 'rk/'), "a path of somebody's machine"],
  [pieces('/tmp/', 'brief'), "a path of somebody's machine"],
  [pieces('/ho', 'me/(?!user\\b)\\w'), "a path of somebody's machine"],
];

function pieces(...parts: string[]): RegExp {
  return new RegExp(parts.join(''));
}

/** Sentences about what code must not contain. */
export function objectToCode(path: string, text: string): string[] {
  return [...forbidden, ...foreign]
    .filter(([pattern]) => pattern.test(text))
    .map(([pattern, why]) => `${path}: ${pattern.source}: ${why}`);
}

/** Sentences about what no text may contain, code or not. */
export function objectToText(path: string, text: string): string[] {
  return foreign
    .filter(([pattern]) => pattern.test(text))
    .map(([pattern, why]) => `${path}: ${pattern.source}: ${why}`);
}
