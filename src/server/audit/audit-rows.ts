import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry, AuditHead } from '../../shared/hub/audit-entry.ts';
import type { HubTables } from '../storage/tables.ts';

/** An entry as it stands in the table; `outcome` is taken as it is, since whoever changed it must be found by its hash. */
export function auditEntry(row: Selectable<HubTables['audit_entry']>): AuditEntry {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    what: row.what,
    personId: row.person_id,
    consoleId: row.console_id,
    cameraId: row.camera_id,
    outcome: row.outcome as AuditEntry['outcome'],
    detail: row.detail,
    prev: row.prev,
    hash: row.hash,
  };
}

export function auditEntryRow(entry: AuditEntry): Selectable<HubTables['audit_entry']> {
  const { seq, atMs, what, personId, consoleId, cameraId, outcome, detail, prev, hash } = entry;
  return {
    seq,
    at_ms: atMs,
    what,
    person_id: personId,
    console_id: consoleId,
    camera_id: cameraId,
    outcome,
    detail,
    prev,
    hash,
  };
}

/** The signed ends of the log, oldest first. */
export async function readHeads(db: Kysely<HubTables>, hubId: string): Promise<AuditHead[]> {
  const rows = await db.selectFrom('audit_head').selectAll().orderBy('seq').execute();
  return rows.map(({ seq, hash, at_ms, signature }) => ({ hubId, seq, hash, atMs: at_ms, signature }));
}
