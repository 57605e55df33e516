/** JSON with the keys of every object in the order of their code units and no spaces, so that equal values have equal text (RFC 8785 without its numbers). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** Sorted beforehand: a replacer, asked for every part, takes three times as long. */
function sorted(part: unknown): unknown {
  if (part === null || typeof part !== 'object') return part;
  if (Array.isArray(part)) return part.map(sorted);
  const entries = Object.entries(part);
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, sorted(value)]));
}
