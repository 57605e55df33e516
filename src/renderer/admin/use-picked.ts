import { useState } from 'react';
import type { Opens } from './admin-opens.ts';
import type { Versioned } from './book-view.ts';

/** Which row of a list is open in its form: one that is there, or a new one that nobody has kept yet. */
export interface Picked<R> {
  readonly picked: string | null;
  readonly seen: Versioned<R> | null;
  pick(id: string | null): void;
  /** Opens a new row; it counts as version 0 until it is kept. */
  begin(row: R): void;
}

/** `opens`: what it begins with; a new row there is of this list's kind. */
export function usePicked<R extends { readonly id: string }>(
  rows: readonly Versioned<R>[],
  opens: Opens | null = null,
): Picked<R> {
  // Whoever leads to a part begins a row of its kind.
  const begun = opens !== null && 'fresh' in opens ? (opens.fresh as R) : null;
  const [picked, pick] = useState<string | null>(begun?.id ?? (opens && 'id' in opens ? opens.id : null));
  const [fresh, setFresh] = useState<R | null>(begun);
  const isFresh = fresh !== null && fresh.id === picked;
  const seen = rows.find(({ row }) => row.id === picked) ?? (isFresh ? { row: fresh, version: 0 } : null);
  return {
    picked,
    seen,
    pick,
    begin(row) {
      setFresh(row);
      pick(row.id);
    },
  };
}
