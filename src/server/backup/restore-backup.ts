import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Kysely, sql } from 'kysely';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.ts';
import { newestSchema } from '../storage/migrate.ts';
import { openBare } from '../storage/open-bare.ts';
import type { StorePlace } from '../storage/open-store.ts';
import { putFact } from '../storage/store-facts.ts';
import type { HubTables } from '../storage/tables.ts';
import { BackupManifest, type BackupTable, manifestFile, tableFile } from './backup-format.ts';

export interface RestoreOptions {
  readonly directory: string;
  /** A data folder or database without tables of a hub. */
  readonly place: StorePlace;
  /** The hub's Ed25519 key, with which its log is checked when it is back. */
  readonly publicKey: KeyObject;
  readonly signal: AbortSignal;
}

export interface Restored {
  readonly manifest: BackupManifest;
  readonly audit: AuditVerdict;
}

/** Facts of the run that wrote the backup. */
const passingFacts = ['epoch', 'writer', 'batch'];

/**
 * Puts a backup into an empty place, of either engine: all of it or nothing. Its topics begin a new epoch, so that consoles take snapshots, and nobody is signed in.
 * Throws ExpectedError `backup-damaged`, `not-empty`, `database-newer` and what opening throws. What is wrong with the log of the backup is told, not refused.
 */
export async function restoreBackup({
  directory,
  place,
  publicKey,
  signal,
}: RestoreOptions): Promise<Restored> {
  const manifest = await readManifest(directory);
  for (const table of manifest.tables) await checkFile(directory, table, signal);
  const bare = await openBare(place);
  try {
    await bare.migrate(manifest.schema);
    await bare.db.transaction().execute(async (db) => {
      if ((await db.selectFrom('hub_fact').select('name').limit(1).execute()).length > 0)
        throw new ExpectedError({ code: 'not-empty', message: 'there is a hub in that place already' });
      for (const { name } of manifest.tables) await readTable(db, { directory, name, signal });
      await beginAnew(db, manifest);
    });
    await bare.migrate(newestSchema);
    const audit = await verifyAudit(bare.db, { hubId: manifest.hubId, publicKey });
    return { manifest, audit };
  } finally {
    await bare.close();
  }
}

async function beginAnew(db: Kysely<HubTables>, { madeAtMs }: BackupManifest): Promise<void> {
  await db.deleteFrom('hub_fact').where('name', 'in', passingFacts).execute();
  await putFact(db, 'epoch', randomUUID());
  await db.updateTable('session').set({ ended_at_ms: madeAtMs }).where('ended_at_ms', 'is', null).execute();
}

async function readManifest(directory: string): Promise<BackupManifest> {
  const text = await readFile(join(directory, manifestFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw damaged(`${manifestFile}: ${error.code ?? error.message}`);
  });
  const parsed = BackupManifest.safeParse(jsonOf(text));
  if (!parsed.success) throw damaged(manifestFile);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

async function checkFile(
  directory: string,
  { name, sha256 }: BackupManifest['tables'][number],
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(join(directory, tableFile(name)), { signal }))
      hash.update(piece);
  } catch (error) {
    if (signal.aborted) throw new CancelledError();
    throw damaged(`${tableFile(name)}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (hash.digest('hex') !== sha256) throw damaged(`${tableFile(name)} is not what was written`);
}

function damaged(detail: string): ExpectedError {
  return new ExpectedError({ code: 'backup-damaged', message: 'the backup is damaged', detail });
}

interface ReadTable {
  readonly directory: string;
  readonly name: BackupTable;
  readonly signal: AbortSignal;
}

/** Few enough for the parameters of one statement, whatever the table's columns. */
const rowsAtOnce = 500;

async function readTable(db: Kysely<HubTables>, { directory, name, signal }: ReadTable): Promise<void> {
  const lines = createInterface({ input: createReadStream(join(directory, tableFile(name))) });
  let rows: Record<string, unknown>[] = [];
  for await (const line of lines) {
    if (signal.aborted) throw new CancelledError();
    // The file is the one whose hash the manifest has.
    rows.push(JSON.parse(line) as Record<string, unknown>);
    if (rows.length < rowsAtOnce) continue;
    await insertRows(db, name, rows);
    rows = [];
  }
  await insertRows(db, name, rows);
}

async function insertRows(
  db: Kysely<HubTables>,
  name: BackupTable,
  rows: readonly Record<string, unknown>[],
) {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => !(name === 'audit_pending' && column === 'id'));
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    db,
  );
}
