import { setImmediate } from 'node:timers/promises';
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { countKnownHeadings } from '../../../shared/camera/csv-columns.ts';

/** One record of a table: its cells and the line it begins on; null cells: that line is no record. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
}

/** Lines parsed before others get a turn. */
const linesATurn = 200;
/** A cell with a line break in it is read over so many lines at most. */
const longestRecordLines = 20;
const delimiters = [',', ';', '\t'] as const;

/**
 * Reads the records of a table (RFC 4180, with comma, semicolon or tab). A quotation mark that is not closed spoils its own line only.
 * Empty lines, a byte order mark and a first line `sep=;` are passed over. Other work gets its turn every 200 lines.
 */
export async function* readCsvRows(text: string): AsyncGenerator<CsvRow> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const told = /^"?sep=(.)"?$/i.exec(lines[0] ?? '')?.[1];
  let at = told ? 1 : 0;
  while (at < lines.length && lines[at]?.trim() === '') at++;
  const delimiter = told ?? findDelimiter(lines[at] ?? '');
  while (at < lines.length) {
    const end = Math.min(at + linesATurn, lines.length);
    const cellsOfLines = parseOneLineRecords(lines.slice(at, end), delimiter);
    if (cellsOfLines) {
      for (const cells of cellsOfLines) yield* rowOf(++at, cells);
    } else {
      while (at < end) {
        const record = parseRecordAt(lines, at, delimiter);
        yield* rowOf(at + 1, record.cells);
        at += record.lines;
      }
    }
    await setImmediate();
  }
}

function* rowOf(line: number, cells: readonly string[] | null): Generator<CsvRow> {
  if (cells === null || cells.some((cell) => cell.trim() !== '')) yield { line, cells };
}

/** The delimiter that makes the most known headings of a heading line. */
function findDelimiter(heading: string): string {
  const counts = delimiters.map((delimiter) =>
    countKnownHeadings(parseLines([heading], delimiter)?.[0] ?? []),
  );
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The fast way for lines of which each is a record; null when they are not. */
function parseOneLineRecords(lines: readonly string[], delimiter: string): string[][] | null {
  const records = parseLines(lines, delimiter);
  return records?.length === lines.length ? records : null;
}

/** The record that begins on that line, over as many lines as its quotation marks ask for. */
function parseRecordAt(
  lines: readonly string[],
  at: number,
  delimiter: string,
): { cells: string[] | null; lines: number } {
  const most = Math.min(longestRecordLines, lines.length - at);
  for (let count = 1; count <= most; count++) {
    const records = parseLines(lines.slice(at, at + count), delimiter);
    if (records?.length === 1) return { cells: records[0] ?? null, lines: count };
  }
  return { cells: null, lines: 1 };
}

function parseLines(lines: readonly string[], delimiter: string): string[][] | null {
  const options: Options = { delimiter, relax_column_count: true, record_delimiter: '\n' };
  try {
    // With a line break at its end an empty line is a record too: only so do the lines count.
    return parse(`${lines.join('\n')}\n`, options);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
