import type { Insertable } from 'kysely';
import { canonicalJson } from '../audit/canonical-json.ts';
import type { HubTables } from '../storage/tables.ts';
import type { AuditNote } from './command-context.ts';

/** As AuditEntry has it. */
const mostDetail = 20_000;

/** An entry of the log that waits to be sealed. A detail that is too long is cut, and says so. */
export function auditRow(
  { what, outcome, personId, consoleId, cameraId, detail }: AuditNote,
  atMs: number,
): Insertable<HubTables['audit_pending']> {
  const text = canonicalJson(detail);
  const kept =
    text.length <= mostDetail
      ? text
      : canonicalJson({ cutFromCharacters: text.length, beginning: text.slice(0, mostDetail / 4) });
  return {
    at_ms: atMs,
    what,
    person_id: personId,
    console_id: consoleId,
    camera_id: cameraId,
    outcome,
    detail: kept,
  };
}
