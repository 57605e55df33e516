import type { AuditEntry } from '../../shared/hub/audit-entry.ts';

const columns = [
  'seq',
  'time',
  'what',
  'personId',
  'consoleId',
  'cameraId',
  'outcome',
  'detail',
  'prev',
  'hash',
] as const;

/** The byte order mark makes Excel read Vietnamese letters. */
export const auditCsvHead = `\u{feff}${columns.join(',')}\r\n`;

/** One entry (RFC 4180), its time in UTC. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection). */
export function auditCsvLine(entry: AuditEntry): string {
  const { seq, atMs, what, personId, consoleId, cameraId, outcome, detail, prev, hash } = entry;
  const time = new Date(atMs).toISOString();
  const cells = [String(seq), time, what, personId, consoleId, cameraId, outcome, detail, prev, hash];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
