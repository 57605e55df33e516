import type { RightsBook } from '../../shared/rights/rights-book.ts';
import { isValidAt, type Validity } from '../../shared/rights/validity.ts';
import type { CommandContext } from '../command/command-context.ts';
import { rowOf } from './book-change.ts';
import { bookRefusal } from './book-refusal.ts';

type Referred = 'tiers' | 'territories' | 'sectors' | 'units' | 'roles';

/** A thing that a row names in one of its fields. */
export interface Reference {
  readonly field: string;
  readonly to: Referred;
  readonly id: string | null;
}

/**
 * Throws CommandRefusal `unknown-reference` for a thing that is not in the book, and `not-valid-reference` for one that is named anew and does not hold now.
 * What was named before may have ended: old approvals keep the old names.
 */
export function checkReferences(
  references: readonly Reference[],
  before: readonly Reference[],
  { city, nowMs }: Pick<CommandContext, 'city' | 'nowMs'>,
): void {
  const kept = new Set(before.map(keyOf));
  for (const reference of references) {
    const { field, to, id } = reference;
    if (id === null) continue;
    const row: Validity | undefined = rowOf<Validity & { id: string }>(city.book()[to], id);
    if (row === undefined)
      throw bookRefusal('unknown-reference', 'Something that is named is not known.', `${field}: ${id}`);
    if (!kept.has(keyOf(reference)) && !isValidAt(row, nowMs))
      throw bookRefusal(
        'not-valid-reference',
        'Something that is named does not hold now.',
        `${field}: ${id}`,
      );
  }
}

function keyOf({ field, id }: Reference): string {
  return `${field} ${id}`;
}

/** Throws CommandRefusal `lies-in-itself` when a row would lie in itself, directly or through others. */
export function checkNoRing(
  row: { readonly id: string; readonly parentId: string | null },
  rows: RightsBook['units'] | RightsBook['territories'],
): void {
  const passed = new Set([row.id]);
  for (let id = row.parentId; id !== null; ) {
    if (passed.has(id))
      throw bookRefusal('lies-in-itself', 'It would lie in itself.', `parentId: ${row.parentId}`);
    passed.add(id);
    id = rowOf<{ id: string; parentId: string | null }>(rows, id)?.parentId ?? null;
  }
}
