import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { StoreEngine } from './migrate.ts';
import type { StorePlace } from './open-store.ts';
import { postgresAlone } from './postgres-store.ts';
import { type SqliteDatabaseOpen, sqliteDatabase } from './sqlite-database.ts';
import { sqliteFile } from './sqlite-store.ts';
import type { HubTables } from './tables.ts';

/** A hub's database that is only read, beside the hub that runs on it. */
export interface StoreReader {
  readonly engine: StoreEngine;
  readonly db: Kysely<HubTables>;
  close(): Promise<void>;
}

/** Opens a database for a backup or a check of its log. Throws ExpectedError `no-database` when there is none. */
export function openReader(place: StorePlace): StoreReader {
  if ('dataDirectory' in place) return { engine: 'sqlite', ...sqliteReader(place.dataDirectory) };
  const db = postgresAlone(place.databaseUrl);
  return { engine: 'postgres', db, close: () => db.destroy() };
}

function sqliteReader(dataDirectory: string): SqliteDatabaseOpen {
  const file = sqliteFile(dataDirectory);
  if (!existsSync(file))
    throw new ExpectedError({ code: 'no-database', message: 'there is no database', detail: file });
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('pragma query_only = on');
  return sqliteDatabase(database);
}
