import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { saidText } from './said-text.ts';
import type { SaidEntry } from './tile-memory.ts';
import type { WallEntry } from './wall-entry.ts';

const Key = z.object({ key: z.number() });
const Id = z.object({ id: z.number() });

/** Writes one run into an open log; the run begins with the first write. A call that fails throws what SQLite throws and has written nothing. */
export class WallLogWriter {
  private readonly database: DatabaseSync;
  private readonly startedAtMs: number;
  private run: number | null = null;
  private readonly displayKeys = new Map<string, number>();
  private readonly statements: Record<
    'begin' | 'display' | 'change' | 'said' | 'alive' | 'end',
    StatementSync
  >;

  constructor(database: DatabaseSync, startedAtMs: number) {
    this.database = database;
    this.startedAtMs = startedAtMs;
    this.statements = {
      begin: database.prepare(
        'INSERT INTO run (startedAtMs, aliveAtMs, ended) VALUES (?, ?, 0) RETURNING id',
      ),
      display: database.prepare(
        "INSERT INTO display (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = CASE WHEN excluded.name = '' THEN name ELSE excluded.name END RETURNING key",
      ),
      change: database.prepare(
        'INSERT INTO change (run, display, atMs, who, act, grid, tiles, maximised, zooms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      said: database.prepare('INSERT INTO said (display, run, atMs, whole, tiles) VALUES (?, ?, ?, ?, ?)'),
      alive: database.prepare('UPDATE run SET aliveAtMs = max(aliveAtMs, ?) WHERE id = ?'),
      end: database.prepare('UPDATE run SET ended = 1 WHERE id = ?'),
    };
  }

  /** Writes what happened, and that the console was alive at `aliveAtMs`, in one transaction. */
  write(entries: readonly (WallEntry | SaidEntry)[], aliveAtMs: number): void {
    const before = this.run;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const run = before ?? Id.parse(this.statements.begin.get(this.startedAtMs, this.startedAtMs)).id;
      for (const entry of entries) {
        if ('act' in entry) this.change(run, entry);
        else this.said(run, entry);
      }
      this.statements.alive.run(aliveAtMs, run);
      this.database.exec('COMMIT');
      this.run = run;
    } catch (error) {
      // Keys given in this transaction are gone with it. SQLite itself ends it after some faults, a full disk among them.
      this.displayKeys.clear();
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** The run ends in order. */
  end(): void {
    this.statements.end.run(this.run);
  }

  private change(run: number, entry: WallEntry): void {
    const { displayId, displayName, atMs, by, act, grid, tiles, maximised, zooms } = entry;
    this.displayKeys.delete(displayId);
    const display = this.displayKey(displayId, displayName);
    const texts = [grid, tiles, zooms].map((value) => JSON.stringify(value));
    const [gridText = '', tilesText = '', zoomsText = ''] = texts;
    this.statements.change.run(run, display, atMs, by, act, gridText, tilesText, maximised, zoomsText);
  }

  private said(run: number, { displayId, atMs, whole, said }: SaidEntry): void {
    this.statements.said.run(this.displayKey(displayId, ''), run, atMs, whole ? 1 : 0, saidText(said));
  }

  private displayKey(id: string, name: string): number {
    const known = this.displayKeys.get(id);
    if (known !== undefined) return known;
    const { key } = Key.parse(this.statements.display.get(id, name));
    this.displayKeys.set(id, key);
    return key;
  }
}
