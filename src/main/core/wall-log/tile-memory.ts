import type { z } from 'zod';
import { LoggedTile } from '../../../shared/contract/wall-log-calls.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';

/** A tile's report and what only the core knows of its stream. */
export interface LoggedReport extends TileReport {
  readonly transport: LoggedTile['transport'];
}

/** How a tile's picture was; a null state: nobody says any more. */
export const TileSaid = LoggedTile.omit({ region: true });
export type TileSaid = z.infer<typeof TileSaid>;

/** What a display's tiles showed from a moment on. `whole`: all that is known of it; else only what changed. */
export interface SaidEntry {
  readonly displayId: string;
  readonly atMs: number;
  readonly whole: boolean;
  readonly said: readonly TileSaid[];
}

/** A wall window reports every second; after this long without a word nothing is known of its tiles. */
export const silentAfterMs = 4000;

/** After so many changes all is told again: so a moment is read from that many rows at most. */
const wholeEvery = 60;

interface DisplayMemory {
  saidAtMs: number;
  sinceWhole: number;
  readonly known: Map<number, TileSaid>;
}

/** What the windows last said, so that only changes are written: given the reports, it gives the entries that they make. */
export class TileMemory {
  private readonly displays = new Map<string, DisplayMemory>();

  /** `coreMs` is the moment `atMs` on the reports' own clock, which is core time. */
  reports(
    displayId: string,
    reports: readonly LoggedReport[],
    { atMs, coreMs }: { atMs: number; coreMs: number },
  ): SaidEntry[] {
    const expired = this.expire(atMs);
    const memory = this.displays.get(displayId) ?? {
      saidAtMs: atMs,
      sinceWhole: wholeEvery,
      known: new Map(),
    };
    memory.saidAtMs = atMs;
    this.displays.set(displayId, memory);
    const told = new Set(reports.map(({ tile }) => tile));
    const gone = [...memory.known.keys()].filter((tile) => !told.has(tile));
    const fresh = reports
      .map((report) => saidIn(report, atMs - coreMs))
      .filter((said) => !isSame(said, memory.known.get(said.tile)));
    return [...expired, ...entriesOf(displayId, memory, atMs, [...gone.map(nothingSaid), ...fresh])];
  }

  /** Nothing is known any more of these tiles: another camera was put there. */
  forget(displayId: string, tiles: readonly number[], atMs: number): SaidEntry[] {
    const memory = this.displays.get(displayId);
    if (!memory) return [];
    const known = tiles.filter((tile) => memory.known.has(tile));
    return entriesOf(displayId, memory, atMs, known.map(nothingSaid));
  }

  /** Nothing is known any more of displays whose windows went silent, from the moment that their silence was long enough. */
  expire(nowMs: number): SaidEntry[] {
    return [...this.displays].flatMap(([displayId, memory]) => {
      const silentAtMs = memory.saidAtMs + silentAfterMs;
      if (nowMs < silentAtMs) return [];
      return entriesOf(displayId, memory, silentAtMs, [...memory.known.keys()].map(nothingSaid));
    });
  }

  /** Begins again: everything that is said next counts as new. */
  clear(): void {
    this.displays.clear();
  }
}

function entriesOf(
  displayId: string,
  memory: DisplayMemory,
  atMs: number,
  changed: readonly TileSaid[],
): SaidEntry[] {
  if (changed.length === 0) return [];
  for (const said of changed) {
    if (said.state === null) memory.known.delete(said.tile);
    else memory.known.set(said.tile, said);
  }
  const whole = ++memory.sinceWhole > wholeEvery;
  if (whole) memory.sinceWhole = 0;
  return [{ displayId, atMs, whole, said: whole ? [...memory.known.values()] : changed }];
}

function saidIn(report: LoggedReport, aheadMs: number): TileSaid {
  const { tile, cameraId, state, reason, stream, width, height, codec, lane, transport } = report;
  const { recent, pictureAtMs } = report;
  const isLive = state === 'live';
  return {
    ...{ tile, cameraId, state, reason, stream, width, height, codec, lane, transport },
    fps: isLive && recent ? Math.round(recent.presentedFps * 10) / 10 : null,
    // Of a fresh picture the time would be another one every second.
    pictureAtMs: isLive || pictureAtMs === null ? null : Math.round(pictureAtMs + aheadMs),
  };
}

const unknown = {
  ...{ cameraId: null, state: null, reason: null, stream: null, width: null, height: null },
  ...{ codec: null, lane: null, transport: null, fps: null, pictureAtMs: null },
};

/** A tile of which nobody says anything. */
export function nothingSaid(tile: number): TileSaid {
  return { tile, ...unknown };
}

/** Rates waver, and two clocks do not run alike to the millisecond: neither is news. */
function isSame(said: TileSaid, before: TileSaid | undefined): boolean {
  if (before === undefined) return false;
  const { fps, pictureAtMs, ...plain } = said;
  return (
    isNear(fps, before.fps, Math.max(1, 0.2 * (before.fps ?? 0))) &&
    isNear(pictureAtMs, before.pictureAtMs, 500) &&
    Object.entries(plain).every(([name, value]) => Reflect.get(before, name) === value)
  );
}

function isNear(value: number | null, before: number | null, within: number): boolean {
  return value === null || before === null ? value === before : Math.abs(value - before) <= within;
}
