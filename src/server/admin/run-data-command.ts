import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../../shared/base/fault.ts';
import { type RememberedHead, readAuditMemory } from '../audit/read-audit-memory.ts';
import { type AuditVerdict, verifyAudit } from '../audit/verify-audit.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { DataPlace } from '../command-line.ts';
import { keyFiles } from '../hub-core.ts';
import { openSigningKey } from '../keys/signing-key.ts';
import { openReader } from '../storage/open-reader.ts';
import type { StorePlace } from '../storage/open-store.ts';
import { readFact } from '../storage/store-facts.ts';

/** Checks the audit log, also beside the hub that runs on it. False: it is not intact. */
export async function runAuditVerify(
  at: DataPlace & { readonly heads: readonly string[] },
): Promise<boolean> {
  const publicKey = publicKeyOf(at);
  const reader = openReader(placeOf(at));
  let remembered: readonly RememberedHead[] = [];
  try {
    const verdict = await reader.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        const hubId = (await readFact(db, 'hub-id')) ?? '';
        remembered = at.heads.flatMap((file) => readAuditMemory(file, { hubId, publicKey }));
        return verifyAudit(db, { hubId, publicKey, knownHeads: remembered.map(({ head }) => head) });
      });
    process.stdout.write(verdictWords(verdict, remembered));
    return verdict.intact;
  } finally {
    await reader.close();
  }
}

/** Writes a backup of the database, also beside the hub that runs on it. */
export async function runBackup(at: DataPlace & { readonly to: string }, signal: AbortSignal): Promise<void> {
  const manifest = await writeBackup({
    place: placeOf(at),
    directory: at.to,
    nowMs: Date.now(),
    signal,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `Backed up ${rows} rows to ${at.to}.\nThe hub's keys are not in it: keep ${Object.values(keyFiles).join(', ')} and ca.* of ${at.dataDirectory} elsewhere.\n`,
  );
}

/** Puts a backup into an empty place. False: it is back, but its audit log is not intact. */
export async function runRestore(
  at: DataPlace & { readonly from: string },
  signal: AbortSignal,
): Promise<boolean> {
  const { manifest, audit } = await restoreBackup({
    directory: at.from,
    place: placeOf(at),
    publicKey: publicKeyOf(at),
    signal,
  });
  process.stdout.write(`Restored the backup of ${new Date(manifest.madeAtMs).toISOString()}.\n`);
  if (!audit.intact)
    process.stdout.write(`Its audit log is NOT intact: ${audit.flaw} at entry ${audit.seq}.\n`);
  return audit.intact;
}

function placeOf({ dataDirectory, databaseUrl }: DataPlace): StorePlace {
  return databaseUrl === null ? { dataDirectory } : { databaseUrl };
}

/** The log is checked by the key that signed it; a new one made now would say that all of it is forged. */
function publicKeyOf({ dataDirectory }: DataPlace) {
  const path = join(dataDirectory, keyFiles.signing);
  if (!existsSync(path))
    throw new ExpectedError({
      code: 'hub-key',
      message: `Put the hub's keys back first: ${path} is missing.`,
    });
  return createPublicKey(openSigningKey(path).privateKey);
}

function verdictWords(verdict: AuditVerdict, remembered: readonly RememberedHead[]): string {
  if (verdict.intact) {
    const known =
      remembered.length === 0 ? '' : `; signed ends that consoles remember, all in it: ${remembered.length}`;
    return `The audit log is intact: ${verdict.entries} entries${known}.\n`;
  }
  const { seq, flaw, shownBy } = verdict;
  const witnesses = remembered.filter(({ head }) => head.seq === shownBy?.seq && head.hash === shownBy.hash);
  const seen = witnesses.map(
    ({ console, head }) => `${console} saw entry ${head.seq} at ${new Date(head.atMs).toISOString()}\n`,
  );
  return `The audit log is NOT intact: ${flaw} at entry ${seq}.\n${seen.join('')}`;
}
