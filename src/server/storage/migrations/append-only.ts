import { type Kysely, sql } from 'kysely';
import type { StoreEngine } from '../migrate.ts';

/** From now on rows of the table are only added: whoever changes or removes one is refused by the database itself. */
export async function appendOnly(db: Kysely<unknown>, engine: StoreEngine, table: string): Promise<void> {
  if (engine === 'sqlite') {
    for (const act of ['update', 'delete'])
      await sql
        .raw(
          `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
        )
        .execute(db);
    return;
  }
  await sql
    .raw(
      `create function ${table}_refuse() returns trigger language plpgsql as $$ begin raise exception '${table} is append-only'; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create trigger ${table}_no_change before update or delete or truncate on ${table} for each statement execute function ${table}_refuse()`,
    )
    .execute(db);
}
