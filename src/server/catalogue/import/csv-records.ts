import { CsvError, parse } from 'csv-parse';
import { isKnownHeading } from './import-columns.ts';
import { ImportRefusal } from './import-refusal.ts';

/** One record of a table and the line of the file on which it begins. */
export interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t'] as const;

/** More characters than any record has; a quotation mark that is never closed would take the rest of the file for one cell. */
const mostCharacters = 100_000;

/**
 * Reads the records of a table (RFC 4180; comma, semicolon or tab) as the text comes, the heading first; empty lines are passed over. Throws ImportRefusal
 * `not-csv` naming the line from which on it cannot be read.
 */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const { first, rest } = await withFirstLine(text);
  if (first.trim() === '') throw new ImportRefusal('no-rows');
  // Records that were read when the parser stumbles have not all come out of it.
  let readLines = 0;
  const parser = parse({
    on_record(record: string[], { lines }) {
      readLines = lines;
      return record;
    },
    delimiter: findDelimiter(first),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: mostCharacters,
    info: true,
  });
  const fed = feed(parser, rest);
  try {
    // With `info` each record comes with how many lines were read by its end.
    for await (const { record, info } of parser as AsyncIterable<Parsed>)
      yield { row: info.lines - linesIn(record) + 1, cells: record };
  } catch (error) {
    // The text's own fault comes first: the parser only stopped because of it.
    const cause = (await fed) ?? error;
    if (cause instanceof CsvError) throw new ImportRefusal('not-csv', { row: readLines + 1 });
    throw cause;
  } finally {
    parser.destroy();
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Lines that a record stands on: a cell may have line breaks in it. */
function linesIn(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 1);
}

/** Gives the parser its text no faster than it takes it; resolves with what kept it from doing so, null: nothing. */
async function feed(parser: ReturnType<typeof parse>, text: AsyncIterable<string>): Promise<unknown> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return null;
      if (!parser.write(piece)) await drained(parser);
    }
    parser.end();
    return null;
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
    return error;
  }
}

/** Resolves when the parser takes more text, or is closed. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done).off('close', done);
      resolve();
    };
    parser.on('drain', done).on('close', done);
  });
}

/** The first line, without taking it away from the text. A byte order mark is none of it: the decoder has dropped that. */
async function withFirstLine(
  text: AsyncIterable<string>,
): Promise<{ first: string; rest: AsyncIterable<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  while (!/[\r\n]/.test(head.trimStart()) && head.length < mostCharacters) {
    const next = await pieces.next();
    if (next.done) break;
    head += next.value;
  }
  const first = head.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return { first, rest: continued(head, pieces) };
}

async function* continued(head: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

/** The delimiter that makes the most known headings of a heading line. */
function findDelimiter(heading: string): string {
  const known = (delimiter: string) =>
    heading.split(delimiter).filter((cell) => isKnownHeading(cell.replace(/^"|"$/g, ''))).length;
  return delimiters.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}
