import type { UnitNode } from './unit-tree.ts';

/** A line of the tree as it is open now; `unit` null is the line for all units, an empty one that for cameras without a unit. Places count from 1. */
export interface UnitRow {
  readonly unit: string | null;
  readonly name: string;
  readonly count: number;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** Null when there is nothing below it. */
  readonly expanded: boolean | null;
}

/** The lines of the tree: all units first, then every unit whose parents are open. */
export function unitRows(nodes: readonly UnitNode[], open: ReadonlySet<string>, total: number): UnitRow[] {
  const all = { unit: null, name: '', count: total, level: 1, position: 1, parent: null, expanded: null };
  const siblings = nodes.length + 1;
  return [{ ...all, siblings }, ...rowsOf(nodes, open, { level: 1, parent: null, before: 1 })];
}

interface Under {
  readonly level: number;
  readonly parent: string | null;
  readonly before: number;
}

function rowsOf(
  nodes: readonly UnitNode[],
  open: ReadonlySet<string>,
  { level, parent, before }: Under,
): UnitRow[] {
  return nodes.flatMap(({ key, name, count, children }, at) => {
    const expanded = children.length > 0 ? open.has(key) : null;
    const place = { level, parent, position: at + 1 + before, siblings: nodes.length + before };
    const row = { unit: key, name, count, expanded, ...place };
    return expanded ? [row, ...rowsOf(children, open, { level: level + 1, parent: key, before: 0 })] : [row];
  });
}
