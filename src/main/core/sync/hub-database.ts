import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const schemaVersion = 2;

const tables = `
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE topic_place (topic TEXT PRIMARY KEY, epoch TEXT NOT NULL, offset INTEGER NOT NULL, take INTEGER NOT NULL) STRICT;
CREATE TABLE topic_row (
  topic TEXT NOT NULL, take INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, row TEXT NOT NULL,
  PRIMARY KEY (topic, take, kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL,
  item_id TEXT, made_at_ms INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'waiting', fault TEXT, current TEXT
) STRICT;
CREATE INDEX outbox_item ON outbox (item_id) WHERE item_id IS NOT NULL;
CREATE TABLE ticket (camera_id TEXT PRIMARY KEY, sealed BLOB NOT NULL, expires_at_ms INTEGER NOT NULL) STRICT;
`;

const UserVersion = z.object({ user_version: z.number() });

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
const SqliteDamage = z.object({ errcode: z.number().refine((code) => [11, 26].includes(code & 0xff)) });

/** Thrown inside this file for what another version of this program wrote. */
class OtherVersion extends Error {}

export interface OpenedHubDatabase {
  readonly database: DatabaseSync;
  /** Where a damaged file was put, with the changes that may have waited in it. */
  readonly keptAside: string | null;
}

/**
 * Opens what this console keeps of its hub: mirrored topics, the outbox, the last rights, sealed tickets. Every commit is on disk before it is answered:
 * a change that was kept must survive the power. A file that is damaged, or of another version, is renamed to `<path>.broken-<time>` and a new one begun.
 */
export function openHubDatabase(dataDirectory: string): OpenedHubDatabase {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const path = join(dataDirectory, 'hub.sqlite');
  try {
    return { database: open(path), keptAside: null };
  } catch (error) {
    if (!(error instanceof OtherVersion) && !SqliteDamage.safeParse(error).success) throw error;
  }
  const keptAside = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm'])
    if (existsSync(path + part)) renameSync(path + part, keptAside + part);
  return { database: open(path), keptAside };
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 1000 });
  try {
    chmodSync(path, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const { user_version: version } = UserVersion.parse(database.prepare('PRAGMA user_version').get());
    if (version !== 0 && version !== schemaVersion) throw new OtherVersion();
    if (version === 0) database.exec(`BEGIN; ${tables} PRAGMA user_version = ${schemaVersion}; COMMIT;`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
