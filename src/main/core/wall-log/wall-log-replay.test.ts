import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../../test/support/runs.ts';
import { createLogger } from '../log/logger.ts';
import { type LoggedReport, silentAfterMs } from './tile-memory.ts';
import { WallLog } from './wall-log.ts';

/** The simplest log there can be: everything that happened, in a list, and an answer made by going through all of it. */
interface Happening {
  readonly atMs: number;
  readonly displayId: string;
  readonly what:
    | { readonly kind: 'change'; readonly tiles: readonly (string | null)[]; readonly by: string }
    | {
        readonly kind: 'reports';
        readonly reports: ReadonlyMap<number, { cameraId: string; state: string }>;
      };
}

interface Span {
  readonly fromMs: number;
  toMs: number;
}

interface Answer {
  readonly running: boolean;
  readonly by: string | null;
  readonly tiles: readonly { cameraId: string | null; state: string | null }[];
}

function modelAnswer(
  happenings: readonly Happening[],
  spans: readonly Span[],
  displayId: string,
  atMs: number,
) {
  const spanAt = (whenMs: number) => spans.find(({ fromMs, toMs }) => fromMs <= whenMs && whenMs <= toMs);
  const span = spanAt(atMs);
  let changedInSpan: Span | undefined;
  let wanted: readonly (string | null)[] = [];
  let answer: Answer = { running: span !== undefined, by: null, tiles: [] };
  let said: ReadonlyMap<number, { cameraId: string; state: string }> = new Map();
  let saidAtMs = Number.NEGATIVE_INFINITY;
  for (const { atMs: whenMs, displayId: where, what } of happenings) {
    if (where !== displayId || whenMs > atMs) continue;
    if (what.kind === 'change') {
      // A console that has just started takes every tile of its first change for a new one.
      const isFirst = changedInSpan !== spanAt(whenMs);
      changedInSpan = spanAt(whenMs);
      const moved = (tile: number) => isFirst || (wanted[tile] ?? null) !== (what.tiles[tile] ?? null);
      said = new Map([...said].filter(([tile]) => !moved(tile)));
      wanted = what.tiles;
      answer = { ...answer, by: what.by };
    } else {
      said = what.reports;
      saidAtMs = whenMs;
    }
  }
  const heard = span !== undefined && saidAtMs >= span.fromMs && atMs < saidAtMs + silentAfterMs;
  return {
    ...answer,
    tiles: wanted.map((cameraId, tile) => {
      const report = heard ? said.get(tile) : undefined;
      return { cameraId, state: report && report.cameraId === cameraId ? report.state : null };
    }),
  };
}

const gridOf = (tiles: number) => ({
  columns: tiles,
  rows: 1,
  cells: Array.from({ length: tiles }, (_, column) => ({ column, row: 0, columns: 1, rows: 1 })),
});

const camera = fc.constantFrom('a', 'b', 'c');
const displayId = fc.constantFrom('d1', 'd2');
const tiles = fc.array(fc.option(camera), { minLength: 1, maxLength: 4 });
const said = fc.array(fc.record({ cameraId: camera, state: fc.constantFrom('live', 'stale', 'failed') }), {
  maxLength: 4,
});
const step = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 1, max: 2500 }), fc.integer({ min: 1, max: 20_000 })),
  displayId,
  what: fc.oneof(
    { weight: 3, arbitrary: said.map((reports) => ({ kind: 'reports', reports }) as const) },
    { weight: 2, arbitrary: tiles.map((list) => ({ kind: 'change', tiles: list }) as const) },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' } as const) },
    { weight: 1, arbitrary: fc.constant({ kind: 'ask' } as const) },
  ),
});

function reportOf(tile: number, cameraId: string, state: 'live' | 'stale' | 'failed'): LoggedReport {
  return {
    tile,
    cameraId,
    state,
    reason: null,
    detail: '',
    attempt: 1,
    codec: null,
    width: null,
    height: null,
    stream: null,
    lane: null,
    receivedFps: 0,
    presentedFps: 0,
    dropped: 0,
    firstPictureMs: null,
    ageMs: null,
    pictureAtMs: null,
    transport: null,
  };
}

test('whatever happened, every moment has the answer of a list of all that happened', () => {
  const logger = createLogger(() => undefined);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'vonglau-replay-'));
      let nowMs = 1_000_000;
      const open = () =>
        WallLog.open(folder, logger, { keepDays: 90, now: () => nowMs, coreNow: () => nowMs }).log;
      let log = open();
      const happenings: Happening[] = [];
      let span: Span = { fromMs: nowMs, toMs: nowMs };
      const spans = [span];
      for (const [index, { afterMs, displayId: where, what }] of steps.entries()) {
        nowMs += afterMs;
        span.toMs = nowMs;
        if (what.kind === 'ask') log.at(where, nowMs);
        if (what.kind === 'restart') {
          log.dispose();
          nowMs += 5000;
          log = open();
          span = { fromMs: nowMs, toMs: nowMs };
          spans.push(span);
        }
        if (what.kind === 'reports') {
          const list = what.reports.map(({ cameraId, state }, tile) => reportOf(tile, cameraId, state));
          log.reports(where, list);
          const reports = new Map(what.reports.map((report, tile) => [tile, report]));
          happenings.push({ atMs: nowMs, displayId: where, what: { kind: 'reports', reports } });
        }
        if (what.kind === 'change') {
          const by = `person ${index}`;
          const wanted = { grid: gridOf(what.tiles.length), tiles: what.tiles, maximised: null, zooms: {} };
          log.record({ by, act: 'place', displayId: where, displayName: where, ...wanted });
          happenings.push({ atMs: nowMs, displayId: where, what: { kind: 'change', tiles: what.tiles, by } });
        }
      }
      const moments = [
        ...happenings.flatMap(({ atMs }) => [atMs - 1, atMs, atMs + silentAfterMs - 1, atMs + silentAfterMs]),
        ...spans.flatMap(({ fromMs, toMs }) => [fromMs - 1, fromMs, toMs, toMs + 1]),
      ].filter((atMs) => atMs >= 1_000_000 && atMs <= nowMs);
      for (const where of ['d1', 'd2'])
        for (const atMs of moments) {
          const { running, change, tiles: shown } = log.at(where, atMs);
          const answer = {
            running,
            by: change?.by ?? null,
            tiles: shown.map(({ cameraId, state }) => ({ cameraId, state })),
          };
          expect(answer, `${where} at ${atMs}`).toEqual(modelAnswer(happenings, spans, where, atMs));
        }
      log.dispose();
      rmSync(folder, { recursive: true });
    }),
    { numRuns: runs(25) },
  );
});
