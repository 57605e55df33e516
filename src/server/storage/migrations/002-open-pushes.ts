import type { Kysely } from 'kysely';

/** Pushes that the desk may still take back, so that whoever pushed is told also after a restart of the hub. */
export async function openPushes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('open_push')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('by_console_id', 'text', (column) => column.notNull())
    .addColumn('to_console_id', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('open_push_at').on('open_push').column('at_ms').execute();
}
