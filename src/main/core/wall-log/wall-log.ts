import { join } from 'node:path';
import type { Disposable } from '../../../shared/base/disposable.ts';
import type { CallOutput, CallParsed } from '../../../shared/contract/calls.ts';
import type { LoggedChange } from '../../../shared/contract/wall-log-calls.ts';
import type { Logger } from '../log/logger.ts';
import { type LoggedReport, TileMemory } from './tile-memory.ts';
import type { WallChange } from './wall-entry.ts';
import type { WallAtMoment } from './wall-log-reader.ts';
import { type WallLogProblem, WallLogStore } from './wall-log-store.ts';

export interface WallLogOptions {
  /** How many days are kept. */
  readonly keepDays: number;
  /** Epoch milliseconds. */
  now(): number;
  /** The same moment in core time, which is the reports' clock. */
  coreNow(): number;
  /** Told once per trouble that comes while the log runs; the log goes on by itself when it can. */
  onProblem?(problem: WallLogProblem): void;
}

const writeEveryMs = 1000;
/** So often the log says that the console is alive, when it has nothing else to write. */
const heartbeatMs = 5000;
/** No word for so long: the machine slept, or its clock was set. Then a new run begins. */
const longestPauseMs = 60_000;
const pruneEveryMs = 3_600_000;
const pruneRows = 1000;
const dayMs = 86_400_000;

/**
 * What every display was meant to show, who wanted it so, and how each tile's picture was: `wall-log.sqlite` in the data folder, written once
 * a second in one transaction. Nothing that happens to the file stops the console (wall-log-store.ts).
 */
export class WallLog implements Disposable {
  private readonly options: WallLogOptions;
  private readonly memory = new TileMemory();
  private readonly store: WallLogStore;
  private readonly timer: ReturnType<typeof setInterval>;
  private lastMs: number;
  private cutoffMs: number | null = null;
  private pruneAtMs = 0;
  private disposed = false;

  private constructor(path: string, logger: Logger, options: WallLogOptions) {
    this.options = options;
    this.lastMs = Math.floor(options.now());
    const parent = {
      logger,
      onProblem: (problem: WallLogProblem) => options.onProblem?.(problem),
      onNewRun: () => this.memory.clear(),
    };
    this.store = new WallLogStore(path, parent, this.lastMs);
    this.store.write(this.lastMs);
    this.timer = setInterval(() => this.tick(), writeEveryMs);
    this.timer.unref();
  }

  /** Opens the log and begins a run. `notice` tells of a file that was damaged and put aside, or of one that cannot be written; never throws. */
  static open(
    dataDirectory: string,
    logger: Logger,
    options: WallLogOptions,
  ): { log: WallLog; notice: WallLogProblem | null } {
    const atStart: WallLogProblem[] = [];
    let started = false;
    const log = new WallLog(join(dataDirectory, 'wall-log.sqlite'), logger, {
      keepDays: options.keepDays,
      now: () => options.now(),
      coreNow: () => options.coreNow(),
      onProblem: (problem) => (started ? options.onProblem?.(problem) : atStart.push(problem)),
    });
    started = true;
    return { log, notice: atStart[0] ?? null };
  }

  /** Somebody changed what a display is to show. */
  record(change: WallChange): void {
    const atMs = this.clock();
    const before = this.store.lastChange(change.displayId)?.tiles ?? [];
    const length = Math.max(before.length, change.tiles.length);
    const moved = Array.from({ length }, (_, tile) => tile).filter(
      (tile) => (before[tile] ?? null) !== (change.tiles[tile] ?? null),
    );
    this.store.add([
      ...this.memory.expire(atMs),
      ...this.memory.forget(change.displayId, moved, atMs),
      { ...change, atMs },
    ]);
  }

  /** What a display's window says of its tiles, once a second; only what changed is written. */
  reports(displayId: string, tiles: readonly LoggedReport[]): void {
    const atMs = this.clock();
    this.store.add(this.memory.reports(displayId, tiles, { atMs, coreMs: this.options.coreNow() }));
  }

  /** A display at a moment. Throws ExpectedError `wall-log-failed` or `wall-log-broken` when the log cannot be read; so do the two others. */
  at(displayId: string, atMs: number): WallAtMoment {
    this.flush(atMs > this.store.writtenAtMs);
    return this.store.read((reader) => reader.at(displayId, atMs), this.lastMs);
  }

  /** Changes of one display, or of all, in a span of time. */
  changes(input: CallParsed<'wall-log.changes'>): LoggedChange[] {
    this.flush(false);
    return this.store.read((reader) => reader.changes(input), this.lastMs);
  }

  displays(): CallOutput<'wall-log.displays'> {
    this.flush(false);
    return this.store.read((reader) => reader.displays(), this.lastMs);
  }

  /** Writes what waits and ends the run in order. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    clearInterval(this.timer);
    this.flush(true);
    this.store.close();
  }

  private tick(): void {
    this.flush(false);
    if (this.lastMs >= this.pruneAtMs) this.prune();
  }

  /** One batch of what is too old; the next tick goes on, until a round is done. */
  private prune(): void {
    this.cutoffMs ??= this.lastMs - this.options.keepDays * dayMs;
    if (!this.store.prune(this.cutoffMs, pruneRows, this.lastMs)) return;
    this.cutoffMs = null;
    this.pruneAtMs = this.lastMs + pruneEveryMs;
  }

  private flush(forced: boolean): void {
    const nowMs = this.clock();
    this.store.add(this.memory.expire(nowMs));
    const due = nowMs - this.store.writtenAtMs >= heartbeatMs;
    if (forced || due || this.store.waiting) this.store.write(nowMs);
  }

  /** The moment now, never before the last one of this run. */
  private clock(): number {
    const nowMs = Math.floor(this.options.now());
    const jumped = nowMs < this.lastMs - writeEveryMs || nowMs > this.lastMs + longestPauseMs;
    if (jumped) this.store.beginRun(this.lastMs, nowMs);
    this.lastMs = jumped ? nowMs : Math.max(nowMs, this.lastMs);
    return this.lastMs;
  }
}
