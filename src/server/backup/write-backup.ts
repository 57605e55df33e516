import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import { ndjsonLine } from '../storage/ndjson-line.ts';
import { openReader } from '../storage/open-reader.ts';
import type { StorePlace } from '../storage/open-store.ts';
import { storageFault } from '../storage/storage-fault.ts';
import { readFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';
import {
  type BackupManifest,
  type BackupTable,
  backupTables,
  manifestFile,
  tableFile,
  tableNames,
} from './backup-format.ts';

export interface WriteBackupOptions {
  readonly place: StorePlace;
  /** A folder that is not there yet, or empty. */
  readonly directory: string;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

const page = 1000;

/**
 * Writes a whole hub's database, as it is at one moment, beside the hub that runs on it; the same form for both engines. The folder appears when all of it is on
 * the disk. The hub's own keys are no part of it. Throws ExpectedError `not-empty`, `no-database`, `disk-full`, `database-away`; CancelledError.
 */
export async function writeBackup(options: WriteBackupOptions): Promise<BackupManifest> {
  const { place, directory, signal } = options;
  await mustBeEmpty(directory);
  const partial = join(dirname(directory), `.${Date.now()}-${process.pid}.partial`);
  const reader = openReader(place);
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 });
    const manifest = await reader.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((db) => writeTables(db, { ...options, directory: partial }));
    await writeWhole(join(partial, manifestFile), [`${JSON.stringify(manifest, null, 2)}\n`], signal);
    await rm(directory, { recursive: true, force: true });
    await rename(partial, directory);
    await syncFolder(dirname(directory));
    return manifest;
  } catch (error) {
    const fault = storageFault(error);
    throw fault ? new ExpectedError(fault) : error;
  } finally {
    await rm(partial, { recursive: true, force: true });
    await reader.close();
  }
}

async function mustBeEmpty(directory: string): Promise<void> {
  const there = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (there.length > 0)
    throw new ExpectedError({ code: 'not-empty', message: 'the folder is not empty', detail: directory });
}

async function writeTables(
  db: Kysely<HubTables>,
  { directory, nowMs, signal }: WriteBackupOptions,
): Promise<BackupManifest> {
  const tables: BackupManifest['tables'] = [];
  for (const name of tableNames)
    tables.push({ name, ...(await writeWhole(join(directory, tableFile(name)), rowsOf(db, name), signal)) });
  return {
    format: 'vonglau-hub-backup/1',
    madeAtMs: nowMs,
    hubId: await fact(db, 'hub-id'),
    kind: (await fact(db, 'kind')) === 'demo' ? 'demo' : 'ordinary',
    schema: await fact(db, 'schema'),
    tables,
  };
}

async function fact(db: Kysely<HubTables>, name: string): Promise<string> {
  const value = await readFact(db, name);
  if (value === null)
    throw new ExpectedError({ code: 'no-database', message: 'this is no database of a hub' });
  return value;
}

/** Pages by the table's key: no page costs more than another. */
async function* rowsOf(db: Kysely<HubTables>, name: BackupTable): AsyncGenerator<string> {
  const key = backupTables[name];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after = sql``;
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name)} ${after} order by ${columns} limit ${sql.lit(page)}`.execute(db);
    for (const row of rows) yield ndjsonLine(JSON.stringify(row));
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = sql`where (${columns}) > (${sql.join(key.map((column) => sql.val(last[column])))})`;
  }
}

async function writeWhole(
  file: string,
  lines: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let rows = 0;
  let piece = '';
  const flush = async () => {
    hash.update(piece);
    await handle.writeFile(piece);
    piece = '';
  };
  try {
    for await (const line of lines) {
      if (signal.aborted) throw new CancelledError();
      piece += line;
      rows += 1;
      if (piece.length > 1 << 20) await flush();
    }
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { rows, sha256: hash.digest('hex') };
}

async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
