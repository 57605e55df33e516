import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExpectedError } from '../../shared/base/fault.ts';
import { migrate } from './migrate.ts';
import { type SqliteDatabaseOpen, sqliteDatabase } from './sqlite-database.ts';
import { holdSqliteLock } from './sqlite-lock.ts';
import { storageFault } from './storage-fault.ts';
import type { Store, StoreKind } from './store.ts';
import { settleFacts } from './store-facts.ts';

/** Where the database of a data folder is. */
export function sqliteFile(dataDirectory: string): string {
  return join(dataDirectory, 'hub.sqlite');
}

/** Opens the database of a data folder, made when it is not there. Only one hub at a time. */
export async function openSqliteStore(dataDirectory: string, kind: StoreKind): Promise<Store> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = holdSqliteLock(join(dataDirectory, 'hub.lock'));
  const opened: SqliteDatabaseOpen[] = [];
  try {
    const file = sqliteFile(dataDirectory);
    const writing = sqliteDatabase(openForWriting(file));
    opened.unshift(writing);
    await migrate(writing.db, 'sqlite');
    const facts = await settleFacts(writing.db, kind);
    const reading = sqliteDatabase(openForReading(file));
    opened.unshift(reading);
    return {
      engine: 'sqlite',
      facts,
      writer: writing.db,
      reader: reading.db,
      readAtOneMoment: (read) => reading.db.transaction().execute(read),
      // The lock file keeps others out for as long as this process lives.
      fence: async () => undefined,
      async close() {
        for (const database of opened) await database.close();
        lock.dispose();
      },
    };
  } catch (error) {
    for (const database of opened) await database.close();
    lock.dispose();
    throw named(error);
  }
}

/** Every commit is on the disk before it is answered: WAL with synchronous=FULL (sqlite.org/pragma.html#pragma_synchronous). */
function openForWriting(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5000 });
  try {
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864',
    );
    checkIntegrity(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openForReading(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('pragma query_only = on; pragma cache_size = -65536');
  return database;
}

/** Throws ExpectedError `database-damaged` with SQLite's own words. */
function checkIntegrity(database: DatabaseSync): void {
  const rows = database.prepare('pragma quick_check(5)').all();
  const words = rows.map((row) => String(row.quick_check));
  if (words.length === 1 && words[0] === 'ok') return;
  throw new ExpectedError({
    code: 'database-damaged',
    message: 'the database file is damaged',
    detail: words.join('; '),
  });
}

function named(error: unknown): unknown {
  const fault = storageFault(error);
  return fault ? new ExpectedError(fault) : error;
}
