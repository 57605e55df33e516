import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/main/core/log/logger.ts';
import type { LoggedReport } from '../../src/main/core/wall-log/tile-memory.ts';
import type { WallChange } from '../../src/main/core/wall-log/wall-entry.ts';
import { WallLog } from '../../src/main/core/wall-log/wall-log.ts';
import type { WallLogProblem } from '../../src/main/core/wall-log/wall-log-store.ts';

export const dayMs = 86_400_000;
export const startMs = Date.UTC(2026, 2, 3, 7, 0, 0);
export const logger = createLogger(() => undefined);

/** How far core time is behind the clock of the log. */
export const coreBehindMs = 3_600_000;

export const grid = {
  columns: 2,
  rows: 1,
  cells: [
    { column: 0, row: 0, columns: 1, rows: 1 },
    { column: 1, row: 0, columns: 1, rows: 1 },
  ],
};

export function change(tiles: (string | null)[], more: Partial<WallChange> = {}): WallChange {
  const base = { by: 'lan', act: 'place', displayId: 'd1', displayName: 'Tường 1' };
  return { ...base, grid, tiles, maximised: null, zooms: {}, ...more };
}

export function report(tile: number, cameraId: string, more: Partial<LoggedReport> = {}): LoggedReport {
  return {
    tile,
    cameraId,
    state: 'live',
    reason: null,
    detail: '',
    attempt: 1,
    codec: 'h264',
    width: 640,
    height: 360,
    stream: 'sub',
    lane: 'webcodecs',
    receivedFps: 25,
    presentedFps: 25,
    dropped: 0,
    firstPictureMs: 100,
    ageMs: null,
    pictureAtMs: 1,
    transport: 'tcp',
    ...more,
  };
}

/** A log in a folder of its own, by a clock that only the test moves. */
export class WallLogBench {
  nowMs = startMs;
  readonly problems: WallLogProblem[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'vonglau-wall-log-'));
  private readonly open: WallLog[] = [];

  /** The console starts once more on the same file. */
  start(keepDays = 90) {
    const opened = WallLog.open(this.folder, logger, {
      keepDays,
      now: () => this.nowMs,
      coreNow: () => this.nowMs - coreBehindMs,
      onProblem: (problem) => this.problems.push(problem),
    });
    this.open.push(opened.log);
    return opened;
  }

  /** Lets time pass as the console does: a report of all tiles every second. */
  pass(log: WallLog, seconds: number, reports: readonly LoggedReport[]): void {
    for (let second = 0; second < seconds; second++) {
      this.nowMs += 1000;
      log.reports('d1', reports);
    }
  }

  /** One that a test opened by itself. */
  closeAtEnd(log: WallLog): void {
    this.open.push(log);
  }

  dispose(): void {
    for (const log of this.open) log.dispose();
    rmSync(this.folder, { recursive: true });
  }
}

export const statesAt = (log: WallLog, atMs: number) => log.at('d1', atMs).tiles.map(({ state }) => state);
