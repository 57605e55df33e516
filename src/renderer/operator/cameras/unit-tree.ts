import type { CameraEntry } from './camera-entry.ts';

/** One unit, its cameras counted with those of the units below it. */
export interface UnitNode {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly children: readonly UnitNode[];
}

interface Growing {
  readonly key: string;
  readonly name: string;
  count: number;
  readonly children: Map<string, Growing>;
}

const byName = new Intl.Collator('vi', { numeric: true });

/** The units of all cameras as a forest, by name; cameras without a unit make a last one with an empty key and name. */
export function unitTree(entries: readonly CameraEntry[]): readonly UnitNode[] {
  const counts = new Map<string, number>();
  for (const { unitKey } of entries) counts.set(unitKey, (counts.get(unitKey) ?? 0) + 1);
  const without = counts.get('');
  counts.delete('');
  const roots = new Map<string, Growing>();
  for (const [key, count] of counts) addUnit(roots, key.split(' / '), count);
  const nodes = sortedNodes(roots);
  return without === undefined ? nodes : [...nodes, { key: '', name: '', count: without, children: [] }];
}

function addUnit(roots: Map<string, Growing>, path: readonly string[], count: number): void {
  let level = roots;
  let key = '';
  for (const name of path) {
    key = key === '' ? name : `${key} / ${name}`;
    const node = level.get(name) ?? { key, name, count: 0, children: new Map<string, Growing>() };
    level.set(name, node);
    node.count += count;
    level = node.children;
  }
}

function sortedNodes(level: ReadonlyMap<string, Growing>): UnitNode[] {
  return [...level.values()]
    .sort((a, b) => byName.compare(a.name, b.name))
    .map(({ key, name, count, children }) => ({ key, name, count, children: sortedNodes(children) }));
}
