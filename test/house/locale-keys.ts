/** Every text of a locale file as `path.of.keys {{values}}`, sorted: two languages that say the same things give the same list. */
export function localeKeys(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const values = [...value.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
    return [`${path} {{${[...new Set(values)].sort().join(',')}}}`];
  }
  if (typeof value !== 'object' || value === null) return [`${path}: not a text`];
  return Object.entries(value)
    .flatMap(([key, inner]) => localeKeys(inner, path === '' ? key : `${path}.${key}`))
    .sort();
}
