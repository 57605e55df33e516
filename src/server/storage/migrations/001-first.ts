import { type Kysely, sql } from 'kysely';
import type { StoreEngine } from '../migrate.ts';
import { appendOnly } from './append-only.ts';

/** The tables of tables.ts as they were first. */
export async function first(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await versionedTables(db);
  await topicTables(db);
  await accountTables(db);
  await auditTables(db, engine);
  await appendOnly(db, engine, 'audit_entry');
}

async function versionedTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hub_fact')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('entity')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('row', 'text', (column) => column.notNull())
    .addColumn('changed_at_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('entity_key', ['kind', 'id'])
    .execute();
  await db.schema
    .createTable('entity_history')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('row', 'text', (column) => column.notNull())
    .addColumn('changed_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addPrimaryKeyConstraint('entity_history_key', ['kind', 'id', 'version'])
    .execute();
}

async function topicTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('topic_head')
    .addColumn('topic', 'text', (column) => column.primaryKey())
    .addColumn('last_offset', 'bigint', (column) => column.notNull())
    .addColumn('first_offset', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('topic_change')
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('offset', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('row', 'text')
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('topic_change_key', ['topic', 'offset'])
    .execute();
  await db.schema
    .createTable('topic_row')
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('topic_row_key', ['topic', 'kind', 'id'])
    .execute();
  await db.schema
    .createTable('command_done')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('input_hash', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('command_done_at').on('command_done').column('at_ms').execute();
}

async function accountTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('person_id', 'text', (column) => column.primaryKey())
    .addColumn('password_hash', 'text')
    .addColumn('must_change', 'integer', (column) => column.notNull())
    .addColumn('changed_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_sign_in_at_ms', 'bigint')
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('console_id', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('signed_in_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('ended_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('session_person').on('session').column('person_id').execute();
  await db.schema.createIndex('session_console').on('session').column('console_id').execute();
  await db.schema
    .createTable('camera_secret')
    .addColumn('camera_id', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
}

async function auditTables(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await db.schema
    .createTable('audit_pending')
    .addColumn('id', engine === 'sqlite' ? 'integer' : 'bigserial', (column) =>
      engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('console_id', 'text')
    .addColumn('camera_id', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_entry')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('console_id', 'text')
    .addColumn('camera_id', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('prev', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .execute();
  await auditIndex(db, 'person', ['person_id', 'seq']);
  await auditIndex(db, 'camera', ['camera_id', 'seq']);
  await auditIndex(db, 'at', ['at_ms']);
  // With byte order a beginning of `what` is a range of this index on both engines.
  const what = engine === 'sqlite' ? sql`what` : sql`what collate "C"`;
  await sql`create index audit_entry_what on audit_entry (${what}, seq)`.execute(db);
}

async function auditIndex(db: Kysely<unknown>, name: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`audit_entry_${name}`)
    .on('audit_entry')
    .columns([...columns])
    .execute();
}
