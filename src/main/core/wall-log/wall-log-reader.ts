import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import type { CallOutput, CallParsed } from '../../../shared/contract/calls.ts';
import { LoggedChange } from '../../../shared/contract/wall-log-calls.ts';
import { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { PictureRegion } from '../../../shared/wall/picture-region.ts';
import { parseSaid } from './said-text.ts';
import { nothingSaid, type TileSaid } from './tile-memory.ts';

export type WallAtMoment = CallOutput<'wall-log.at'>;

function json<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

const Run = z.object({ id: z.number(), startedAtMs: z.number(), aliveAtMs: z.number() });
const Moment = z.object({ atMs: z.number().nullable() });
const Wanted = LoggedChange.extend({
  grid: json(LayoutGrid),
  tiles: json(z.array(z.string().nullable())),
  maximised: z.number().int().nullable(),
  zooms: json(z.record(z.string(), PictureRegion)),
});
const Said = z.object({ whole: z.number(), tiles: z.string() });
const DisplayRow = z.object({ key: z.number(), id: z.string(), name: z.string() });

const changeColumns = 'change.id, change.atMs, change.who AS by, change.act, display.id AS displayId';

/** Answers from an open log. Throws what SQLite throws, and ZodError where a row is not what was written. */
export class WallLogReader {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** A display at a moment, as the contract says. */
  at(displayId: string, atMs: number): WallAtMoment {
    const display = this.display(displayId);
    const covering = atMs < this.keptFromMs() ? null : this.runAt(atMs);
    const gap = covering ? null : this.gapAround(atMs);
    const run = covering ?? this.runBefore(atMs);
    const wanted = display && run ? this.wantedAt(display.key, run.id, atMs) : null;
    const nothing = { running: covering !== null, gap, change: null, grid: null, maximised: null, tiles: [] };
    if (!display || !wanted) return nothing;
    const { grid, maximised, tiles, zooms, ...change } = wanted;
    const said = covering ? this.saidUntil(display.key, covering.id, atMs) : new Map<number, TileSaid>();
    return {
      ...nothing,
      change,
      grid,
      maximised,
      tiles: grid.cells.map((_, tile) => {
        const cameraId = tiles[tile] ?? null;
        const shown = said.get(tile);
        // A window that had not heard of the change yet told of the camera before.
        const how = shown && cameraId !== null && shown.cameraId === cameraId ? shown : nothingSaid(tile);
        return { ...how, tile, cameraId, region: zooms[String(tile)] ?? null };
      }),
    };
  }

  changes(input: CallParsed<'wall-log.changes'>): LoggedChange[] {
    const { displayId, fromMs, toMs, first, limit } = input;
    const order = first === 'newest' ? 'DESC' : 'ASC';
    const rows = this.statement(
      `SELECT ${changeColumns} FROM change JOIN display ON display.key = change.display
         WHERE change.atMs BETWEEN max(?, (SELECT fromMs FROM kept)) AND ? AND (? IS NULL OR display.id = ?)
         ORDER BY change.atMs ${order}, change.id ${order} LIMIT ?`,
    ).all(fromMs, toMs, displayId, displayId, limit);
    return z.array(LoggedChange).parse(rows);
  }

  displays(): CallOutput<'wall-log.displays'> {
    const rows = z
      .array(DisplayRow)
      .parse(this.statement('SELECT key, id, name FROM display ORDER BY key').all());
    const first = Moment.parse(this.statement('SELECT min(startedAtMs) AS atMs FROM run').get());
    return {
      displays: rows.map(({ id, name }) => ({ id, name: name === '' ? id : name })),
      fromMs: first.atMs === null ? null : Math.max(first.atMs, this.keptFromMs()),
    };
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }

  private keptFromMs(): number {
    return Moment.parse(this.statement('SELECT fromMs AS atMs FROM kept').get()).atMs ?? 0;
  }

  private display(id: string): z.infer<typeof DisplayRow> | null {
    return row(DisplayRow, this.statement('SELECT key, id, name FROM display WHERE id = ?').get(id));
  }

  /** Of runs that overlap, because the machine's clock was set back, the later one. */
  private runAt(atMs: number) {
    const find = 'SELECT * FROM run WHERE startedAtMs <= ? AND aliveAtMs >= ? ORDER BY id DESC LIMIT 1';
    return row(Run, this.statement(find).get(atMs, atMs));
  }

  private runBefore(atMs: number) {
    if (atMs < this.keptFromMs()) return null;
    const find = 'SELECT * FROM run WHERE startedAtMs <= ? ORDER BY id DESC LIMIT 1';
    return row(Run, this.statement(find).get(atMs));
  }

  private gapAround(atMs: number): { fromMs: number | null; toMs: number | null } {
    const keptFromMs = this.keptFromMs();
    const last = this.statement('SELECT max(aliveAtMs) AS atMs FROM run WHERE aliveAtMs < ?').get(atMs);
    const next = this.statement('SELECT min(startedAtMs) AS atMs FROM run WHERE startedAtMs > ?').get(atMs);
    if (atMs < keptFromMs) return { fromMs: null, toMs: keptFromMs };
    return { fromMs: Moment.parse(last).atMs, toMs: Moment.parse(next).atMs };
  }

  /** The last change until then; what an earlier run wanted last stays wanted until the later one says otherwise. */
  private wantedAt(display: number, run: number, atMs: number) {
    const find = (where: string) => `SELECT ${changeColumns}, grid, tiles, maximised, zooms
      FROM change JOIN display ON display.key = change.display
      WHERE change.display = ? AND ${where} ORDER BY run DESC, atMs DESC, change.id DESC LIMIT 1`;
    const inRun = this.statement(find('run = ? AND atMs <= ?')).get(display, run, atMs);
    return row(Wanted, inRun ?? this.statement(find('run < ?')).get(display, run));
  }

  /** What is known of each tile: the newest word on it, back to the last time that all was told. */
  private saidUntil(display: number, run: number, atMs: number): Map<number, TileSaid> {
    const known = new Map<number, TileSaid>();
    const find = `SELECT whole, tiles FROM said WHERE display = ? AND run = ? AND atMs <= ? ORDER BY atMs DESC, id DESC`;
    for (const found of this.statement(find).iterate(display, run, atMs)) {
      const { whole, tiles } = Said.parse(found);
      for (const said of parseSaid(tiles)) if (!known.has(said.tile)) known.set(said.tile, said);
      if (whole === 1) break;
    }
    return known;
  }
}

function row<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | null {
  return value === undefined ? null : schema.parse(value);
}
