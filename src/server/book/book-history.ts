import type { Kysely } from 'kysely';
import type { BookVersion } from '../../shared/hub/book-commands.ts';
import type { BookKind, RightsBook } from '../../shared/rights/rights-book.ts';
import type { HubTables } from '../storage/tables.ts';
import { rowOf } from './book-change.ts';

const mostVersions = 200;

/** What a row of the book was, newest first, and who left it so; persons by the names that they have now. */
export async function bookHistory(
  db: Kysely<HubTables>,
  { persons }: Pick<RightsBook, 'persons'>,
  { kind, id }: { readonly kind: BookKind; readonly id: string },
): Promise<BookVersion[]> {
  const rows = await db
    .selectFrom('entity_history')
    .select(['version', 'changed_at_ms', 'person_id', 'row'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  return rows.map(({ version, changed_at_ms, person_id, row }) => ({
    version,
    atMs: changed_at_ms,
    byName: person_id === null ? null : (rowOf(persons, person_id)?.name ?? person_id),
    row: JSON.parse(row),
  }));
}
