import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { cameraOfCells } from '../../../shared/camera/csv-camera.ts';
import { type CsvHeading, readCsvHeading } from '../../../shared/camera/csv-columns.ts';
import type { ImportProblem, ImportProblemCode } from '../../../shared/camera/import-problem.ts';
import type { CameraRow, RowOutcome } from '../../../shared/camera/imported-camera.ts';
import { cameraOfEntry } from '../../../shared/camera/json-camera.ts';
import { jsonEntryLines } from '../../../shared/camera/json-entry-lines.ts';
import { readCsvRows } from './read-csv-rows.ts';

export type CamerasFormat = 'csv' | 'json';

/** The cameras of a file, and everything that is wrong with its other lines. */
export interface CamerasText {
  readonly rows: readonly CameraRow[];
  readonly problems: readonly ImportProblem[];
  /** Lines or entries that were refused. */
  readonly skipped: number;
  readonly unusedColumns: readonly string[];
}

/** Entries judged before others get a turn. */
const entriesATurn = 200;

const FileShape = z.object({ version: z.unknown().optional(), cameras: z.array(z.unknown()) });

/** Reads the text of a file of cameras. Never throws for what stands in it. Long files are read in turns of some milliseconds. */
export function readCamerasText(format: CamerasFormat, text: string): Promise<CamerasText> {
  return format === 'csv' ? readTable(text) : readJson(text);
}

class Reading {
  private readonly rows: CameraRow[] = [];
  private readonly problems: ImportProblem[] = [];
  private skipped = 0;

  add({ row, problems }: RowOutcome): void {
    if (row) this.rows.push(row);
    else this.refuse(problems);
  }

  refuse(problems: readonly ImportProblem[]): void {
    this.skipped++;
    this.problems.push(...problems);
  }

  result(unusedColumns: readonly string[]): CamerasText {
    return { rows: this.rows, problems: this.problems, skipped: this.skipped, unusedColumns };
  }
}

async function readTable(text: string): Promise<CamerasText> {
  const reading = new Reading();
  let heading: CsvHeading | null = null;
  let count = 0;
  for await (const { line, cells } of readCsvRows(text)) {
    if (heading === null) {
      heading = readCsvHeading(cells ?? [], line);
      if (heading.problems.length > 0) return unreadable(heading.problems);
    } else {
      count++;
      if (cells) reading.add(cameraOfCells(heading, cells, line));
      else reading.refuse([{ line, field: '', code: 'not-csv', value: '', otherLine: null }]);
    }
  }
  return count === 0 ? unreadable([wholeFile('no-rows')]) : reading.result(heading?.unused ?? []);
}

async function readJson(text: string): Promise<CamerasText> {
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if ('problem' in json) return unreadable([json.problem]);
  const shape = FileShape.safeParse(json.value);
  const version = versionOf(json.value);
  if (version > 1) return unreadable([wholeFile('newer-version', 'version', String(version))]);
  if (!shape.success) return unreadable([wholeFile('unknown-shape', 'cameras')]);
  if (shape.data.cameras.length === 0) return unreadable([wholeFile('no-rows')]);
  const lines = jsonEntryLines(text);
  const reading = new Reading();
  for (const [index, entry] of shape.data.cameras.entries()) {
    reading.add(cameraOfEntry(entry, lines.next().value ?? 1));
    if (index % entriesATurn === 0) await setImmediate();
  }
  return reading.result([]);
}

function versionOf(value: unknown): number {
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : 1;
  return typeof version === 'number' ? version : 1;
}

function parseJson(text: string): { value: unknown } | { problem: ImportProblem } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The message repeats a piece of the text, which may hold a password: only the place is taken from it.
    const position = /at position (\d+)/.exec(error.message)?.[1];
    const line = text.slice(0, position ? Number(position) : text.length).split('\n').length;
    return { problem: { line, field: '', code: 'not-json', value: '', otherLine: null } };
  }
}

function wholeFile(code: ImportProblemCode, field = '', value = ''): ImportProblem {
  return { line: null, field, code, value, otherLine: null };
}

function unreadable(problems: readonly ImportProblem[]): CamerasText {
  return { rows: [], problems, skipped: 0, unusedColumns: [] };
}
