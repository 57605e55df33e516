/** The list with the entry at `index` moved one place up (-1) or down (1); the same list when it stands at that end. */
export function moveInOrder<T>(order: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const one = order[index];
  const other = order[index + by];
  if (one === undefined || other === undefined) return order;
  return order.map((entry, at) => (at === index ? other : at === index + by ? one : entry));
}

export function removeFromOrder<T>(order: readonly T[], index: number): readonly T[] {
  return order.filter((_, at) => at !== index);
}
