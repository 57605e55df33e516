import { type AuditLine, auditFields } from './audit-columns.ts';

/**
 * Lines of the log as CSV (RFC 4180) with a byte order mark, which spreadsheets need to read Vietnamese. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
export function auditCsv(words: (field: keyof AuditLine) => string, lines: readonly AuditLine[]): string {
  const rows = [
    auditFields.map(words),
    ...lines.map((line) => auditFields.map((field) => String(line[field]))),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
