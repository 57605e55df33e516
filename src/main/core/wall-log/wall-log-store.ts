import type { DatabaseSync } from 'node:sqlite';
import { ZodError } from 'zod';
import { ExpectedError, faultOf } from '../../../shared/base/fault.ts';
import type { Logger } from '../log/logger.ts';
import { CheckpointThread } from './checkpoint-thread.ts';
import { pruneWallLog } from './prune-wall-log.ts';
import type { SaidEntry } from './tile-memory.ts';
import type { WallEntry } from './wall-entry.ts';
import { beginAnew, isDamage, type OpenedWallLog, openWallLogFile } from './wall-log-file.ts';
import { WallLogReader } from './wall-log-reader.ts';
import { WallLogWriter } from './wall-log-writer.ts';

/** Something the operator must be told: `wall-log-broken` (detail: where the file was put), `wall-log-failed` (detail: why nothing is kept). */
export interface WallLogProblem {
  readonly code: 'wall-log-broken' | 'wall-log-failed';
  readonly detail: string;
}

interface StoreParent {
  readonly logger: Logger;
  onProblem(problem: WallLogProblem): void;
  /** A new run begins: what was said before does not count in it. */
  onNewRun(): void;
}

interface OpenLog {
  readonly database: DatabaseSync;
  readonly reader: WallLogReader;
  writer: WallLogWriter;
}

/** What a log that cannot be written keeps in memory: hours of a display whose tiles flap, days of an ordinary wall. */
const mostPending = 10_000;
/** A file that is damaged again so soon is left alone: the disk is bad. */
const anewEveryMs = 60_000;

/**
 * The log's file and what waits to be written. While the file cannot be written entries wait; when they are too many they are dropped, and
 * what follows is a new run, so that the time between counts as not recorded.
 */
export class WallLogStore {
  private readonly path: string;
  private readonly parent: StoreParent;
  private open: OpenLog | null = null;
  private pending: (WallEntry | SaidEntry)[] = [];
  private readonly wanted = new Map<string, WallEntry>();
  private runFromMs: number;
  private lost = false;
  private failing = false;
  private readonly checkpoints: CheckpointThread;
  private anewAtMs = Number.NEGATIVE_INFINITY;
  private writtenMs = 0;

  constructor(path: string, parent: StoreParent, nowMs: number) {
    this.path = path;
    this.parent = parent;
    this.runFromMs = nowMs;
    this.checkpoints = new CheckpointThread(path, parent.logger);
  }

  /** When the file was written last. */
  get writtenAtMs(): number {
    return this.writtenMs;
  }

  get waiting(): boolean {
    return this.pending.length > 0;
  }

  /** The last change of a display, whether it is written yet or not. */
  lastChange(displayId: string): WallEntry | null {
    return this.wanted.get(displayId) ?? null;
  }

  add(entries: readonly (WallEntry | SaidEntry)[]): void {
    for (const entry of entries) {
      if ('act' in entry) this.wanted.set(entry.displayId, entry);
      if ('act' in entry || !this.lost) this.pending.push(entry);
    }
    if (this.lost || this.pending.length > mostPending) this.lose(lastChanges(this.pending));
  }

  /** Ends the run at its last word, and begins another. */
  beginRun(lastWordMs: number, atMs: number): void {
    this.write(lastWordMs);
    if (this.waiting) this.lose(lastChanges(this.pending));
    this.runFromMs = atMs;
    if (this.open) this.open.writer = new WallLogWriter(this.open.database, atMs);
    this.parent.onNewRun();
  }

  /** Writes what waits, and that the console is alive. A failure is told once and tried again at the next call. */
  write(nowMs: number): void {
    try {
      this.writeNow(nowMs);
    } catch (error) {
      this.fail(error, nowMs);
    }
  }

  /** Answers from the file. Throws ExpectedError `wall-log-failed`, `wall-log-broken`. */
  read<T>(answer: (reader: WallLogReader) => T, nowMs: number): T {
    if (!this.open)
      throw new ExpectedError({ code: 'wall-log-failed', message: 'the wall log cannot be opened' });
    try {
      return answer(this.open.reader);
    } catch (error) {
      if (!isDamage(error) && !(error instanceof ZodError)) throw error;
      if (isDamage(error)) this.fail(error, nowMs);
      const { message } = faultOf(error);
      throw new ExpectedError({ code: 'wall-log-broken', message: `the wall log is damaged: ${message}` });
    }
  }

  /** True when nothing older than the edge is left. */
  prune(cutoffMs: number, rows: number, nowMs: number): boolean {
    try {
      return this.open === null || this.failing || pruneWallLog(this.open.database, cutoffMs, rows);
    } catch (error) {
      this.fail(error, nowMs);
      return true;
    }
  }

  /** Ends the run in order, after the last write. */
  close(): void {
    try {
      this.open?.writer.end();
      this.open?.database.close();
    } catch (error) {
      this.parent.logger.warn(`the wall log was not closed in order: ${faultOf(error).message}`);
    }
    this.open = null;
  }

  private writeNow(nowMs: number): void {
    this.open ??= this.begin(openWallLogFile(this.path));
    if (this.lost) {
      this.runFromMs = nowMs;
      this.open.writer = new WallLogWriter(this.open.database, nowMs);
    }
    this.open.writer.write(this.pending, nowMs);
    this.pending = [];
    this.writtenMs = nowMs;
    this.checkpoints.runIfDue();
    if (this.failing) this.parent.logger.info('the wall log is written again');
    if (this.lost) this.parent.onNewRun();
    this.failing = false;
    this.lost = false;
  }

  private begin({ database, keptAside }: OpenedWallLog): OpenLog {
    if (keptAside !== null) {
      this.parent.logger.error(`the wall log was damaged; kept as ${keptAside}, a new one is begun`);
      this.parent.onProblem({ code: 'wall-log-broken', detail: keptAside });
    }
    const writer = new WallLogWriter(database, this.runFromMs);
    return { database, reader: new WallLogReader(database), writer };
  }

  private fail(error: unknown, nowMs: number): void {
    if (isDamage(error) && nowMs - this.anewAtMs > anewEveryMs) {
      this.anewAtMs = nowMs;
      this.startOver(nowMs);
      return;
    }
    if (this.failing) return;
    this.failing = true;
    const { message } = faultOf(error);
    this.parent.logger.error(`the wall log cannot be written: ${message}`);
    this.parent.onProblem({ code: 'wall-log-failed', detail: message });
  }

  /** The open file is damaged: it is put aside, and the new one begins with what is wanted now. */
  private startOver(nowMs: number): void {
    this.close();
    this.lose([...this.wanted.values()]);
    try {
      this.open = this.begin(beginAnew(this.path));
    } catch (error) {
      this.fail(error, nowMs);
      return;
    }
    this.write(nowMs);
  }

  private lose(rest: readonly WallEntry[]): void {
    this.pending = [...rest];
    this.lost = true;
  }
}

function lastChanges(entries: readonly (WallEntry | SaidEntry)[]): WallEntry[] {
  const changes = entries.filter((entry) => 'act' in entry);
  return [...new Map(changes.map((entry) => [entry.displayId, entry])).values()];
}
