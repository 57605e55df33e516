import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { ExpectedError } from '../../shared/base/fault.ts';
import { migrate, type StoreEngine } from './migrate.ts';
import type { StorePlace } from './open-store.ts';
import { holdPostgresLock } from './postgres-lock.ts';
import { postgresAlone } from './postgres-store.ts';
import { sqliteDatabase } from './sqlite-database.ts';
import { holdSqliteLock } from './sqlite-lock.ts';
import { sqliteFile } from './sqlite-store.ts';
import { storageFault } from './storage-fault.ts';
import type { HubTables } from './tables.ts';

/** A place that may have no tables yet, kept from hubs while it is open. */
export interface BareStore {
  readonly engine: StoreEngine;
  readonly db: Kysely<HubTables>;
  migrate(schema: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a place to put a backup into. Throws ExpectedError `database-locked`, `database-away` and the like. */
export async function openBare(place: StorePlace): Promise<BareStore> {
  try {
    return 'dataDirectory' in place ? bareSqlite(place.dataDirectory) : await barePostgres(place.databaseUrl);
  } catch (error) {
    const fault = storageFault(error);
    throw fault ? new ExpectedError(fault) : error;
  }
}

function bareSqlite(dataDirectory: string): BareStore {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = holdSqliteLock(join(dataDirectory, 'hub.lock'));
  try {
    const database = new DatabaseSync(sqliteFile(dataDirectory), { timeout: 5000 });
    const { db, close } = sqliteDatabase(database);
    database.exec('pragma journal_mode = wal; pragma synchronous = full');
    return {
      engine: 'sqlite',
      db,
      migrate: (schema) => migrate(db, 'sqlite', schema),
      async close() {
        await close();
        lock.dispose();
      },
    };
  } catch (error) {
    lock.dispose();
    throw error;
  }
}

async function barePostgres(url: string): Promise<BareStore> {
  const lock = await holdPostgresLock(url, () => undefined);
  const db = postgresAlone(url);
  return {
    engine: 'postgres',
    db,
    migrate: (schema) => migrate(db, 'postgres', schema),
    async close() {
      await db.destroy();
      await lock.release();
    },
  };
}
