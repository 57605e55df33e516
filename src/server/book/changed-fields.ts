/** Of a long list as much as a person reads. */
const mostListed = 50;

/** What the log tells of a change: the fields that are other ones, as they were and as they are. The whole rows are in their history. */
export function changedFields(before: object | undefined, after: object) {
  const was: Record<string, unknown> = { ...before };
  const is: Record<string, unknown> = { ...after };
  const names = Object.keys({ ...was, ...is }).filter(
    (name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  const pick = (row: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, shortened(row[name])]));
  return { before: before === undefined ? null : pick(was), after: pick(is) };
}

function shortened(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= mostListed) return value;
  return { count: value.length, first: value.slice(0, mostListed) };
}
