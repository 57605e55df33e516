import type { BookKind, RightsBook } from '../../shared/rights/rights-book.ts';
import type { CommandContext } from '../command/command-context.ts';
import { changedFields } from './changed-fields.ts';
import { needsAnAdministrator } from './last-administrator.ts';

/** A row of the book as it will be, with what it was. */
export interface BookChange<R> {
  readonly row: R;
  /** Undefined: it is new. */
  readonly before: R | undefined;
  readonly context: CommandContext;
}

export interface RowToKeep {
  readonly kind: BookKind;
  readonly row: { readonly id: string };
  readonly before: object | undefined;
  readonly seenVersion: number | 'any';
}

/** Keeps a row that the rules have let pass, unless nobody would be left to administer the city. Resolves with its version. */
export async function keepRow(
  { kind, row, before, seenVersion }: RowToKeep,
  context: CommandContext,
): Promise<number> {
  needsAnAdministrator(withRow(context.city.book(), kind, row), context);
  const version = await context.putEntity({ kind, id: row.id, row, seenVersion, topics: bookTopics(kind) });
  context.auditDetail({ kind, id: row.id, ...changedFields(before, row) });
  context.afterCommit(() => context.city.applyBook(kind, row.id, row));
  return version;
}

/** Where a row of the book is told: units to everybody as well. */
export function bookTopics(kind: BookKind): string[] {
  return kind === 'unit' ? ['book', 'units'] : ['book'];
}

const listOf = {
  tier: 'tiers',
  territory: 'territories',
  sector: 'sectors',
  unit: 'units',
  role: 'roles',
  person: 'persons',
  grant: 'grants',
} as const;

/** The book as it would be with this row. */
function withRow(book: RightsBook, kind: BookKind, row: { readonly id: string }): RightsBook {
  const name = listOf[kind];
  const others: { id: string }[] = book[name];
  return { ...book, [name]: [...others.filter(({ id }) => id !== row.id), row] };
}

export function rowOf<R extends { readonly id: string }>(
  rows: readonly R[],
  id: string | null,
): R | undefined {
  return id === null ? undefined : rows.find((row) => row.id === id);
}
