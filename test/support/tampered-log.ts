import { DatabaseSync } from 'node:sqlite';
import { entryHash, genesisHash } from '../../src/server/audit/audit-chain.ts';
import type { AuditEntry } from '../../src/shared/hub/audit-entry.ts';

/** Somebody with the database file in hand and no key: the triggers that refuse changes are dropped first. */
export function openToTamper(file: string) {
  return tamperWith(new DatabaseSync(file));
}

/** The same on a database that is open already. */
export function tamperWith(database: DatabaseSync) {
  database.exec('drop trigger if exists audit_entry_no_update; drop trigger if exists audit_entry_no_delete');
  const run = (sql: string, ...values: (string | number)[]) => database.prepare(sql).run(...values);
  const entry = (seq: number): AuditEntry => {
    const row = database.prepare('select * from audit_entry where seq = ?').get(seq);
    if (!row) throw new Error(`no entry ${seq}`);
    const text = (name: string) => (row[name] === null ? null : String(row[name]));
    return {
      seq,
      atMs: Number(row.at_ms),
      what: String(row.what),
      personId: text('person_id'),
      consoleId: text('console_id'),
      cameraId: text('camera_id'),
      // The column was written with this type.
      outcome: String(row.outcome) as AuditEntry['outcome'],
      detail: String(row.detail),
      prev: String(row.prev),
      hash: String(row.hash),
    };
  };
  const last = () => Number(database.prepare('select max(seq) as seq from audit_entry').get()?.seq);
  return {
    run,
    entry,
    last,
    close: () => database.close(),
    /** Gives an entry a good hash of its own, as if it followed what stands before it. */
    rehash(seq: number, hubId: string) {
      const prev = seq === 1 ? genesisHash(hubId) : entry(seq - 1).hash;
      run('update audit_entry set prev = ?, hash = ? where seq = ?', prev, entryHash(prev, entry(seq)), seq);
    },
    /** Makes room before an entry, or closes the gap after one was taken out. */
    shift(from: number, by: 1 | -1) {
      run('update audit_entry set seq = -(seq + ?) where seq >= ?', by, from);
      run('update audit_entry set seq = -seq where seq < 0');
    },
  };
}
