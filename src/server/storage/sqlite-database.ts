import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { HubTables } from './tables.ts';

/** An SQLite database with Kysely on it. */
export interface SqliteDatabaseOpen {
  readonly db: Kysely<HubTables>;
  close(): Promise<void>;
}

export function sqliteDatabase(database: DatabaseSync): SqliteDatabaseOpen {
  const db = new Kysely<HubTables>({ dialect: sqliteDialect(database) });
  return {
    db,
    async close() {
      await db.destroy();
      // Kysely leaves open what nothing was asked of, and SQLite would keep its write-ahead log for that.
      if (database.isOpen) database.close();
    },
  };
}
