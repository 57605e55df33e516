import { intersect, type Span, spanOf } from './span.ts';
import type { Validity } from './validity.ts';

export type TreeRow = { readonly id: string; readonly parentId: string | null } & Validity;

/**
 * A row and all that lies under it, each with the time in which it and everything between it and the root holds. Rows that lie in a ring without the
 * root are not reached; a ring through the root ends there. Empty when there is no such root.
 */
export function subtree(rows: readonly TreeRow[], rootId: string): ReadonlyMap<string, Span> {
  const root = rows.find(({ id }) => id === rootId);
  if (root === undefined) return new Map();
  const children = childrenOf(rows);
  const found = new Map<string, Span>([[rootId, spanOf(root)]]);
  // A Map iterates over what is added meanwhile: this walks the tree level by level.
  for (const [id, span] of found)
    for (const child of children.get(id) ?? [])
      if (!found.has(child.id)) found.set(child.id, intersect(span, spanOf(child)));
  return found;
}

function childrenOf(rows: readonly TreeRow[]): Map<string, TreeRow[]> {
  const children = new Map<string, TreeRow[]>();
  for (const row of rows) {
    if (row.parentId === null) continue;
    const siblings = children.get(row.parentId);
    if (siblings === undefined) children.set(row.parentId, [row]);
    else siblings.push(row);
  }
  return children;
}
