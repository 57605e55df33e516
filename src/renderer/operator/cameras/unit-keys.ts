import type { UnitRow } from './unit-rows.ts';

/** What a key does in the tree: go to another line, or open or close the one it is on. */
export type UnitStep = { readonly go: UnitRow } | { readonly toggle: string };

/** The keys of a tree (ARIA Authoring Practices, tree view); null for all others and where there is nothing to do. */
export function unitStep(rows: readonly UnitRow[], at: number, code: string): UnitStep | null {
  const row = rows[at];
  if (!row) return null;
  switch (code) {
    case 'ArrowDown':
      return goTo(rows[at + 1]);
    case 'ArrowUp':
      return goTo(rows[at - 1]);
    case 'Home':
      return goTo(rows[0]);
    case 'End':
      return goTo(rows.at(-1));
    case 'ArrowRight':
      if (row.expanded === null) return null;
      return row.expanded ? goTo(rows[at + 1]) : toggle(row);
    case 'ArrowLeft':
      if (row.expanded) return toggle(row);
      return row.parent === null ? null : goTo(rows.find(({ unit }) => unit === row.parent));
    default:
      return null;
  }
}

function goTo(row: UnitRow | undefined): UnitStep | null {
  return row ? { go: row } : null;
}

function toggle({ unit }: UnitRow): UnitStep | null {
  return unit === null ? null : { toggle: unit };
}
