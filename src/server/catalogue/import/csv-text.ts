/** Spreadsheets take a cell that begins so for a formula (OWASP, CSV Injection); a number may have its sign. */
const formula = /^[=@\t\r]|^[+-](?!\d+([.,]\d+)?$)/;

/** Whether a spreadsheet would take the text for a formula. */
export function looksLikeFormula(text: string): boolean {
  return formula.test(text);
}

/** One line of a table (RFC 4180), with line end. What a spreadsheet would take for a formula gets an apostrophe before it, which makes it text. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = looksLikeFormula(cell.replace(/^'+/, '')) ? `'${cell}` : cell;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
