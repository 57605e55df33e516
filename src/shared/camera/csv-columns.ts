import type { ImportProblem } from './import-problem.ts';

/** What a column of a table of cameras can hold. */
export const csvColumns = [
  'number',
  'name',
  'unit',
  'street',
  'main',
  'sub',
  'transport',
  'latitude',
  'longitude',
  'id',
  'user',
  'password',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** Headings in Vietnamese and English, folded: lower case, no diacritics, letters and digits only. */
const headings: Readonly<Record<CsvColumn, readonly string[]>> = {
  number: ['number', 'cameranumber', 'so', 'socamera', 'sohieu', 'maso'],
  name: ['name', 'cameraname', 'ten', 'tencamera'],
  unit: ['unit', 'donvi', 'donviquanly'],
  street: ['street', 'road', 'duong', 'pho', 'duongpho', 'tenduong', 'tuyenduong'],
  main: ['main', 'mainstream', 'mainurl', 'chinh', 'luongchinh', 'rtspchinh', 'rtsp', 'url', 'diachirtsp'],
  sub: ['sub', 'substream', 'suburl', 'phu', 'luongphu', 'rtspphu'],
  transport: ['transport', 'rtsptransport', 'rtp', 'truyen', 'duongtruyen', 'cachtruyen'],
  latitude: ['latitude', 'lat', 'vido'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'kinhdo'],
  id: ['id', 'cameraid', 'ma', 'macamera', 'madinhdanh'],
  user: ['user', 'username', 'taikhoan', 'tendangnhap', 'nguoidung'],
  password: ['password', 'pass', 'matkhau'],
};

const columnOf = new Map(
  csvColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
);

/** A table's heading line, understood: where each column stands, how many cells a line has, what is not used. */
export interface CsvHeading {
  readonly columns: ReadonlyMap<CsvColumn, number>;
  readonly width: number;
  readonly unused: readonly string[];
  /** What keeps the whole table from being read. */
  readonly problems: readonly ImportProblem[];
}

/** Reads the heading line of a table of cameras; the columns may stand in any order. */
export function readCsvHeading(cells: readonly string[], line: number): CsvHeading {
  const columns = new Map<CsvColumn, number>();
  const unused: string[] = [];
  const problems: ImportProblem[] = [];
  cells.forEach((cell, index) => {
    const column = columnOf.get(foldHeading(cell));
    if (!column) unused.push(cell);
    else if (columns.has(column)) problems.push(problem(line, cell, 'duplicate-column'));
    else columns.set(column, index);
  });
  for (const column of ['number', 'name'] as const)
    if (!columns.has(column)) problems.push(problem(line, column, 'missing-column'));
  if (!columns.has('main') && !columns.has('sub')) problems.push(problem(line, 'main', 'missing-column'));
  return { columns, width: cells.length, unused: unused.filter((cell) => cell !== ''), problems };
}

/** How many cells of a line are headings that are known. */
export function countKnownHeadings(cells: readonly string[]): number {
  return cells.filter((cell) => columnOf.has(foldHeading(cell))).length;
}

function problem(line: number, field: string, code: 'duplicate-column' | 'missing-column'): ImportProblem {
  return { line, field, code, value: '', otherLine: null };
}

function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');
}
