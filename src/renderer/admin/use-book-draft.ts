import type { BookKind } from '../../shared/rights/rights-book.ts';
import { useOperator } from '../operator/operator-context.ts';
import type { BookRow, Versioned } from './book-view.ts';
import { type RowDraft, useRowDraft } from './row-draft.ts';

/** The edited copy of a row of the book, saved by its kind's own command. A person's tells a password as well. */
export function useBookDraft<K extends Exclude<BookKind, 'person'>>(
  kind: K,
  seen: Versioned<BookRow<K>>,
): RowDraft<BookRow<K>> {
  const { hub } = useOperator();
  return useRowDraft<BookRow<K>>(kind, seen, async (row, version) => {
    const input = { row, version } as unknown as Parameters<typeof hub.command<`${K}.put`>>[1];
    // Each kind's command answers with the version.
    return ((await hub.command(`${kind}.put`, input)) as { version: number }).version;
  });
}
