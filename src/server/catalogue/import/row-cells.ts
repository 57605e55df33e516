import { redact } from '../../../shared/base/redact.ts';
import type { ImportReason, ImportRowProblem } from '../../../shared/hub/camera-import.ts';
import type { CsvRecord } from './csv-records.ts';
import { looksLikeFormula } from './csv-text.ts';
import { type ImportColumn, type ImportHeading, secretColumns } from './import-columns.ts';

/** White space around it or more than one space, line breaks and other control characters, none of which belongs in a name. */
const untidy = /^\s|\s$|\s\s|\p{Cc}|[^\S ]/u;

const longestShown = 80;

/** The cells of one row by column, and what is wrong with them. */
export class RowCells {
  readonly row: number;
  readonly problems: ImportRowProblem[] = [];
  private readonly heading: ImportHeading;
  private readonly cells: readonly string[];

  constructor(heading: ImportHeading, { row, cells }: CsvRecord) {
    this.row = row;
    this.heading = heading;
    this.cells = cells;
    const tooMany = cells.slice(heading.width).some((cell) => cell.trim() !== '');
    if (cells.length < heading.width || tooMany)
      this.problems.push({
        row,
        column: '',
        reason: 'wrong-columns',
        value: `${cells.length}/${heading.width}`,
      });
  }

  has(column: ImportColumn): boolean {
    return this.heading.places.has(column);
  }

  /** The cell without white space around it; '' when the file has no such column. A cell with an apostrophe before what looks like a formula is text. */
  text(column: ImportColumn): string {
    const cell = this.cells[this.heading.places.get(column) ?? -1] ?? '';
    if (secretColumns.has(column)) return cell;
    const clean = untidy.test(cell) ? cell.replace(/[\p{Cc}\s]+/gu, ' ').trim() : cell;
    if (looksLikeFormula(clean)) this.refuse(column, 'formula', clean);
    return isQuoted(clean) ? clean.slice(1) : clean;
  }

  /** A number with a point or, as Vietnamese spreadsheets write it, a comma; null for an empty cell. */
  number(column: ImportColumn): number | null {
    const text = this.text(column);
    if (text === '') return null;
    if (/^[+-]?\d+([.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
    this.refuse(column, 'not-a-number', text);
    return null;
  }

  /** Yes or no in both languages; null for an empty cell. */
  flag(column: ImportColumn): boolean | null {
    const text = this.text(column).toLowerCase();
    if (text === '') return null;
    if (['1', 'yes', 'true', 'x', 'có'].includes(text)) return true;
    if (['0', 'no', 'false', 'không'].includes(text)) return false;
    this.refuse(column, 'bad-value', text);
    return null;
  }

  /** A list in one cell, parted by `|` or `;`. */
  list(column: ImportColumn): string[] {
    return this.text(column)
      .split(/[|;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  refuse(column: ImportColumn | '', reason: ImportReason, value = ''): void {
    if (this.problems.some((known) => known.column === column && known.reason === reason)) return;
    const safe = column !== '' && secretColumns.has(column) ? '' : redact(value);
    this.problems.push({ row: this.row, column, reason, value: [...safe].slice(0, longestShown).join('') });
  }
}

/** An apostrophe that an export put there, or a person who knows spreadsheets. */
function isQuoted(text: string): boolean {
  return text.startsWith("'") && looksLikeFormula(text.replace(/^'+/, ''));
}
