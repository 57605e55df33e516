import { setImmediate } from 'node:timers/promises';
import type { ImportReason, ImportRowProblem } from '../../../shared/hub/camera-import.ts';
import { importReasons } from '../../../shared/hub/camera-import.ts';
import { isLayerMismatch } from '../../../shared/hub/height-layer.ts';
import type { HubCamera } from '../../../shared/hub/hub-camera.ts';
import type { CityState } from '../../city/city-state.ts';
import type { Caller } from '../../command/command-context.ts';
import { CommandRefusal } from '../../command/command-refusal.ts';
import { bookIndex } from '../book-index.ts';
import { checkCamera } from '../check-camera.ts';
import { PlannedCameras } from '../planned-cameras.ts';
import type { Catalogue } from '../put-camera.ts';
import type { CsvRecord } from './csv-records.ts';
import { type ImportHeading, readImportHeading } from './import-columns.ts';
import { ImportRefusal } from './import-refusal.ts';
import { NameMatch } from './name-match.ts';
import { type CameraDraft, type ImportNames, readRow } from './read-row.ts';
import { RowCells } from './row-cells.ts';

export interface CheckRowsOptions {
  readonly records: AsyncIterable<CsvRecord>;
  readonly caller: Caller;
  readonly city: CityState;
  readonly catalogue: Pick<Catalogue, 'index' | 'duplicateRule'>;
  readonly nowMs: number;
  readonly signal: AbortSignal;
  /** Rows more than this are not read. */
  readonly mostRows: number;
  onProgress(rows: number): void;
}

/** What a file would come to: rows that may be kept, and what is wrong with the others. */
export interface CheckedRows {
  readonly rows: number;
  readonly drafts: readonly CameraDraft[];
  readonly problems: readonly ImportRowProblem[];
  readonly warnings: readonly ImportRowProblem[];
  readonly refused: number;
  readonly unusedColumns: readonly string[];
}

/** Others get their turn after so many rows. */
const rowsATurn = 50;

/** Judges each row as `camera.put` would, as if the rows before it were kept already. Throws ImportRefusal for what spoils the whole file. */
export async function checkRows(options: CheckRowsOptions): Promise<CheckedRows> {
  const judge = new RowJudge(options);
  let heading: ImportHeading | null = null;
  let rows = 0;
  for await (const record of options.records) {
    if (heading === null) {
      heading = readImportHeading(record.cells);
      const [problem] = heading.problems;
      if (problem)
        return {
          rows,
          drafts: [],
          problems: heading.problems,
          warnings: [],
          refused: 0,
          unusedColumns: heading.unused,
        };
      continue;
    }
    rows++;
    if (rows > options.mostRows)
      throw new ImportRefusal('too-large', { row: record.row, value: `> ${options.mostRows}` });
    judge.take(new RowCells(heading, record));
    if (rows % rowsATurn === 0) {
      options.onProgress(rows);
      options.signal.throwIfAborted();
      await setImmediate();
    }
  }
  if (rows === 0) throw new ImportRefusal('no-rows');
  const { drafts, problems, warnings, refused } = judge;
  return { rows, drafts, problems, warnings, refused, unusedColumns: heading?.unused ?? [] };
}

class RowJudge {
  readonly drafts: CameraDraft[] = [];
  readonly problems: ImportRowProblem[] = [];
  readonly warnings: ImportRowProblem[] = [];
  refused = 0;
  private readonly options: CheckRowsOptions;
  private readonly names: ImportNames;
  private readonly book;
  /** What the rows before would have kept. */
  private readonly planned: PlannedCameras;

  constructor(options: CheckRowsOptions) {
    this.options = options;
    const book = options.city.book();
    this.book = bookIndex(book);
    this.planned = new PlannedCameras({ city: options.city, ...options.catalogue });
    this.names = {
      units: new NameMatch(book.units),
      territories: new NameMatch(book.territories),
      sectors: new NameMatch(book.sectors),
    };
  }

  take(cells: RowCells): void {
    const draft = readRow(cells, this.names, this.knownAs(cells));
    const refusal = draft ? this.refusalOf(draft) : null;
    if (refusal) cells.refuse(refusal.column, refusal.reason, refusal.value);
    if (draft && !refusal) this.keep(draft);
    else {
      this.refused++;
      this.problems.push(...cells.problems);
    }
  }

  /** The camera that a row is about: by its id, or by its number. */
  private knownAs(cells: RowCells): HubCamera | undefined {
    const { city, catalogue } = this.options;
    const id = cells.text('id') || catalogue.index.ownerOfNumber(Number(cells.text('number') || Number.NaN));
    const known = id === undefined ? undefined : city.camera(id);
    // Of cameras that the caller may not change, nothing is filled in: the check below refuses them anyway.
    return known;
  }

  private refusalOf({
    camera,
    duplicateOf,
  }: CameraDraft): (Pick<ImportRowProblem, 'reason' | 'value'> & { column: '' | 'number' }) | null {
    if (this.planned.has(camera.id))
      return { column: 'number', reason: 'duplicate-row', value: String(camera.number) };
    const { caller, city, nowMs, catalogue } = this.options;
    try {
      checkCamera({
        camera,
        before: city.camera(camera.id),
        duplicateOf,
        access: caller.access,
        nowMs,
        book: this.book,
        surroundings: this.planned,
        duplicateRule: catalogue.duplicateRule,
      });
      return null;
    } catch (error) {
      if (!(error instanceof CommandRefusal)) throw error;
      const { code, detail = '' } = error.fault;
      return { column: code === 'number-taken' ? 'number' : '', reason: reasonOf(code), value: detail };
    }
  }

  private keep(draft: CameraDraft): void {
    this.drafts.push(draft);
    this.planned.add(draft.camera);
    const { heightM } = draft.camera;
    if (isLayerMismatch(draft.camera))
      this.warnings.push({
        row: draft.row,
        column: 'height',
        reason: 'layer-mismatch',
        value: String(heightM),
      });
  }
}

/** A fault of `camera.put` as a row's reason; both tables have the same codes. */
export function reasonOf(code: string): ImportReason {
  return importReasons.find((reason) => reason === code) ?? 'bad-value';
}
