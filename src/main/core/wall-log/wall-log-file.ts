import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { wallLogTables, wallLogVersion } from './wall-log-schema.ts';

/** An open log; `keptAside` names where a file went that could not be read. */
export interface OpenedWallLog {
  readonly database: DatabaseSync;
  readonly keptAside: string | null;
}

const UserVersion = z.object({ user_version: z.number() });
const SqliteError = z.object({ errcode: z.number() });

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
const damageCodes: ReadonlySet<number> = new Set([11, 26]);

/** Thrown inside this file for a log that another, newer program wrote. */
class NewerWallLog extends Error {}

/**
 * Opens the log, or begins one. A file that is damaged, or of a newer version, is renamed to `<path>.broken-<time>`, so that nothing of it is
 * lost, and a new one is begun. Throws what the file system or SQLite throws (no room, no permission).
 */
export function openWallLogFile(path: string): OpenedWallLog {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return { database: openDatabase(path), keptAside: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return beginAnew(path);
}

/** Puts a file aside that was found damaged after it was opened, and begins a new one. The old database must be closed. */
export function beginAnew(path: string): OpenedWallLog {
  const keptAside = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm'])
    if (existsSync(path + part)) renameSync(path + part, keptAside + part);
  return { database: openDatabase(path), keptAside };
}

/** Whether the error says that the file itself is not readable as a log: no retry will heal it. */
export function isDamage(error: unknown): boolean {
  if (error instanceof NewerWallLog) return true;
  const parsed = SqliteError.safeParse(error);
  // The low byte is the primary code of an extended one.
  return parsed.success && damageCodes.has(parsed.data.errcode & 0xff);
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 100 });
  try {
    // Who watched what is nobody's business but this account's; SQLite gives its other files the same mode.
    chmodSync(path, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    // Checkpoints wait for the disk: checkpoint-thread.ts makes them, told by the size of the write-ahead log.
    database.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0;');
    const { user_version: version } = UserVersion.parse(database.prepare('PRAGMA user_version').get());
    if (version > wallLogVersion) throw new NewerWallLog(`version ${version}`);
    if (version === 0) database.exec(`BEGIN; ${wallLogTables} COMMIT;`);
    else database.exec(`PRAGMA user_version = ${wallLogVersion}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
