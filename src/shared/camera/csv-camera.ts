import { withCredentials } from './address-credentials.ts';
import type { CsvColumn, CsvHeading } from './csv-columns.ts';
import { codeOfIssue } from './import-issues.ts';
import { type ImportProblem, shownValue } from './import-problem.ts';
import { ImportedCamera, type RowOutcome } from './imported-camera.ts';
import { streamRoles } from './stream-role.ts';

type Read = (column: CsvColumn) => string;

/** Reads one line of a table of cameras. White space around a cell does not count; a line break in a cell is a space. */
export function cameraOfCells(heading: CsvHeading, cells: readonly string[], line: number): RowOutcome {
  if (!fits(heading, cells))
    return refused(line, [['', 'wrong-columns', `${cells.length}/${heading.width}`]]);
  const read: Read = (column) => cleanCell(cells[heading.columns.get(column) ?? -1] ?? '');
  const position = positionOf(read);
  if (position === 'bad') return refused(line, [positionFault(read)]);
  const streams = streamsOf(read);
  if (streams.length === 0) return refused(line, [['main', 'missing', '']]);
  const parsed = ImportedCamera.safeParse({
    id: read('id') || null,
    number: wholeNumber(read('number')),
    name: read('name'),
    unit: read('unit'),
    street: read('street'),
    position,
    streams,
  });
  if (parsed.success) return { row: { line, camera: parsed.data }, problems: null };
  return refused(
    line,
    parsed.error.issues.filter(isFirstWord).map((issue) => {
      const column = columnOfPath(issue.path, streams);
      return [column, codeOfIssue(issue, read(column)), read(column)] as const;
    }),
  );
}

/** Spreadsheets end lines with empty cells; any other difference means that cells have moved. */
function fits({ width }: CsvHeading, cells: readonly string[]): boolean {
  return cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '');
}

function cleanCell(text: string): string {
  // Control characters, line breaks among them, have no place in a name.
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function positionOf(read: Read): { latitude: number; longitude: number } | null | 'bad' {
  const [latitude, longitude] = [degrees(read('latitude')), degrees(read('longitude'))];
  if (latitude === null && longitude === null) return null;
  return isWithin(latitude, 90) && isWithin(longitude, 180) ? { latitude, longitude } : 'bad';
}

function positionFault(read: Read): readonly [CsvColumn, 'bad-position', string] {
  const column = isWithin(degrees(read('latitude')), 90) ? 'longitude' : 'latitude';
  return [column, 'bad-position', read(column)];
}

/** Degrees with a point or, as Vietnamese spreadsheets write them, a comma; null for an empty cell, NaN for anything else. */
function degrees(text: string): number | null {
  if (text === '') return null;
  return /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function isWithin(value: number | null, limit: number): value is number {
  return value !== null && Math.abs(value) <= limit;
}

function streamsOf(read: Read) {
  const account = { user: read('user'), password: read('password') };
  const transport = read('transport').toLowerCase() || undefined;
  return streamRoles.flatMap((role) =>
    read(role) === '' ? [] : [{ role, url: withCredentials(read(role), account), transport }],
  );
}

/** One cell says how both streams travel: what is wrong with it is told once. */
function isFirstWord({ path }: { path: readonly PropertyKey[] }): boolean {
  return path.at(-1) !== 'transport' || path[1] === 0;
}

function columnOfPath(
  path: ReadonlyArray<PropertyKey>,
  streams: readonly { role: 'main' | 'sub' }[],
): CsvColumn {
  if (path.at(-1) === 'transport') return 'transport';
  if (path[0] === 'streams') return streams[Number(path[1] ?? 0)]?.role ?? 'main';
  // Every other path of the schema that is filled from one cell has the column's name.
  return path[0] as CsvColumn;
}

function refused(
  line: number,
  faults: readonly (readonly [CsvColumn | '', ImportProblem['code'], string])[],
): RowOutcome {
  return {
    row: null,
    problems: faults.map(([field, code, value]) => ({
      line,
      field,
      code,
      value: shownValue(field, value),
      otherLine: null,
    })),
  };
}
