import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calls } from '../../../shared/contract/calls.ts';
import { createLogger } from '../log/logger.ts';
import type { LoggedReport } from './tile-memory.ts';
import type { WallChange } from './wall-entry.ts';
import { WallLog } from './wall-log.ts';
import type { WallLogProblem } from './wall-log-store.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 2, 3, 7, 0, 0);
const logger = createLogger(() => undefined);

let folder: string;
/** How far core time is behind the clock of the log. */
const coreBehindMs = 3_600_000;

let nowMs: number;
let problems: WallLogProblem[];
let open: WallLog[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vonglau-wall-log-'));
  nowMs = startMs;
  problems = [];
  open = [];
});

afterEach(() => {
  for (const log of open) log.dispose();
  rmSync(folder, { recursive: true });
});

function start(keepDays = 90) {
  const opened = WallLog.open(folder, logger, {
    keepDays,
    now: () => nowMs,
    coreNow: () => nowMs - coreBehindMs,
    onProblem: (problem) => problems.push(problem),
  });
  open.push(opened.log);
  return opened;
}

const grid = {
  columns: 2,
  rows: 1,
  cells: [
    { column: 0, row: 0, columns: 1, rows: 1 },
    { column: 1, row: 0, columns: 1, rows: 1 },
  ],
};

function change(tiles: (string | null)[], more: Partial<WallChange> = {}): WallChange {
  const base = { by: 'lan', act: 'place', displayId: 'd1', displayName: 'Tường 1' };
  return { ...base, grid, tiles, maximised: null, zooms: {}, ...more };
}

function report(tile: number, cameraId: string, more: Partial<LoggedReport> = {}): LoggedReport {
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

/** Lets time pass as the console does: a report of all tiles every second. */
function pass(log: WallLog, seconds: number, reports: readonly LoggedReport[]): void {
  for (let second = 0; second < seconds; second++) {
    nowMs += 1000;
    log.reports('d1', reports);
  }
}

const statesAt = (log: WallLog, atMs: number) => log.at('d1', atMs).tiles.map(({ state }) => state);

describe('what a screen showed', () => {
  test('is answered with camera, state, reason, stream, size, who and what', () => {
    const { log, notice } = start();
    expect(notice).toBeNull();
    const region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    log.record(change(['cam-1', null], { act: 'start', by: 'console' }));
    pass(log, 10, [report(0, 'cam-1', { reason: 'small-tile' })]);
    log.record(change(['cam-1', 'cam-2'], { zooms: { 1: region }, maximised: 1 }));
    pass(log, 3, [report(0, 'cam-1', { state: 'stale', reason: 'timeout' }), report(1, 'cam-2')]);

    const early = log.at('d1', startMs + 5000);
    expect(calls['wall-log.at'].output.parse(early)).toEqual(early);
    expect(early).toMatchObject({ running: true, gap: null, grid, maximised: null });
    expect(early.change).toMatchObject({ atMs: startMs, by: 'console', act: 'start', displayId: 'd1' });
    expect(early.tiles).toEqual([
      {
        tile: 0,
        cameraId: 'cam-1',
        state: 'live',
        reason: 'small-tile',
        stream: 'sub',
        width: 640,
        height: 360,
        codec: 'h264',
        lane: 'webcodecs',
        transport: 'tcp',
        fps: null,
        pictureAtMs: null,
        region: null,
      },
      {
        tile: 1,
        cameraId: null,
        state: null,
        reason: null,
        stream: null,
        width: null,
        height: null,
        codec: null,
        lane: null,
        transport: null,
        fps: null,
        pictureAtMs: null,
        region: null,
      },
    ]);
    const late = log.at('d1', nowMs);
    expect(late).toMatchObject({ maximised: 1, change: { by: 'lan', act: 'place', atMs: startMs + 10_000 } });
    expect(late.tiles[0]).toMatchObject({ state: 'stale', reason: 'timeout' });
    expect(late.tiles[1]).toMatchObject({ cameraId: 'cam-2', state: 'live', region });
  });

  test('an old picture has its time by the clock of the log, a fresh one its rate', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    const recent = (presentedFps: number) => ({ receivedFps: 25, presentedFps });
    pass(log, 3, [report(0, 'cam-1', { recent: recent(24.98) })]);
    const lastMs = nowMs;
    for (let second = 1; second <= 8; second++)
      pass(log, 1, [
        report(0, 'cam-1', { state: 'stale', reason: 'timeout', pictureAtMs: lastMs - coreBehindMs }),
      ]);
    expect(log.at('d1', lastMs).tiles[0]).toMatchObject({ state: 'live', fps: 25, pictureAtMs: null });
    expect(log.at('d1', lastMs + 4000).tiles[0]).toMatchObject({ fps: null, pictureAtMs: lastMs });
  });

  test('a rate that wavers is no news, one that falls is', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    const waver = (rates: readonly number[]) => {
      for (const presentedFps of rates)
        pass(log, 1, [report(0, 'cam-1', { recent: { receivedFps: 25, presentedFps } })]);
    };
    waver([25, 24.8, 25.3, 23, 26, 25]);
    const calmMs = nowMs;
    waver([12, 11.5, 12.2]);
    expect(log.at('d1', calmMs).tiles[0]?.fps).toBe(25);
    expect(log.at('d1', nowMs).tiles[0]?.fps).toBe(12);
    log.dispose();
    const file = new DatabaseSync(join(folder, 'wall-log.sqlite'), { readOnly: true });
    expect(file.prepare('SELECT count(*) AS rows FROM said').get()).toEqual({ rows: 2 });
    file.close();
  });

  test('a log of version 1 is read on and written on', () => {
    start().log.dispose();
    const file = new DatabaseSync(join(folder, 'wall-log.sqlite'));
    file.exec(`
      PRAGMA user_version = 1;
      INSERT INTO run VALUES (7, ${startMs}, ${startMs + 9000}, 1);
      INSERT INTO display VALUES (1, 'd1', 'Tường 1');
      INSERT INTO change VALUES (1, 7, 1, ${startMs}, 'lan', 'place', '${JSON.stringify(grid)}', '["cam-1",null]', NULL, '{}');
      INSERT INTO said VALUES (1, 1, 7, ${startMs + 1000}, 1, '[[0,"cam-1","stale","timeout","sub",640,360]]');
    `);
    file.close();
    nowMs += 60_000;
    const { log, notice } = start();
    expect(notice).toBeNull();
    const [before] = log.at('d1', startMs + 2000).tiles;
    expect(before).toMatchObject({
      state: 'stale',
      width: 640,
      transport: null,
      fps: null,
      pictureAtMs: null,
    });
    pass(log, 1, [report(0, 'cam-1')]);
    expect(log.at('d1', nowMs).tiles[0]).toMatchObject({ state: 'live', transport: 'tcp' });
  });

  test('before the first second and of displays that never were, nothing is known', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    const nothing = { running: false, change: null, grid: null, tiles: [] };
    expect(log.at('d1', startMs - 1)).toMatchObject({
      ...nothing,
      gap: { fromMs: null, toMs: startMs },
    });
    expect(log.at('d9', startMs)).toMatchObject({ ...nothing, running: true });
    expect(log.at('d1', nowMs + 1000)).toMatchObject({
      running: false,
      gap: { fromMs: startMs, toMs: null },
    });
  });

  test("another camera's picture is never taken for the one that was put there", () => {
    const { log } = start();
    log.record(change(['cam-1', 'cam-2']));
    pass(log, 5, [report(0, 'cam-1'), report(1, 'cam-2')]);
    nowMs += 300;
    log.record(change(['cam-3', 'cam-2']));
    expect(statesAt(log, nowMs)).toEqual([null, 'live']);
    pass(log, 1, [report(0, 'cam-1'), report(1, 'cam-2')]);
    expect(statesAt(log, nowMs)).toEqual([null, 'live']);
    pass(log, 1, [report(0, 'cam-3', { state: 'connecting' }), report(1, 'cam-2')]);
    expect(statesAt(log, nowMs)).toEqual(['connecting', 'live']);
  });

  test('a window that went silent showed nothing that is known, four seconds after its last word', () => {
    const { log } = start();
    log.record(change(['cam-1', 'cam-2']));
    pass(log, 5, [report(0, 'cam-1'), report(1, 'cam-2')]);
    const saidMs = nowMs;
    nowMs += 30_000;
    expect(statesAt(log, saidMs + 3999)).toEqual(['live', 'live']);
    expect(statesAt(log, saidMs + 4000)).toEqual([null, null]);
    pass(log, 1, [report(0, 'cam-1')]);
    expect(statesAt(log, nowMs)).toEqual(['live', null]);
  });

  test('changes are listed of one display or all, from either end; displays by their last name', () => {
    const { log } = start();
    for (const [index, displayId] of ['d1', 'd2', 'd1'].entries()) {
      log.record(
        change([null, null], { displayId, displayName: `${displayId} ${index}`, act: `act-${index}` }),
      );
      nowMs += 1000;
    }
    const list = (displayId: string | null, first: 'newest' | 'oldest', limit: number) =>
      log.changes({ displayId, fromMs: startMs, toMs: nowMs, first, limit }).map(({ act }) => act);
    expect(list(null, 'newest', 10)).toEqual(['act-2', 'act-1', 'act-0']);
    expect(list('d1', 'oldest', 10)).toEqual(['act-0', 'act-2']);
    expect(list(null, 'oldest', 1)).toEqual(['act-0']);
    expect(log.displays()).toEqual({
      displays: [
        { id: 'd1', name: 'd1 2' },
        { id: 'd2', name: 'd2 1' },
      ],
      fromMs: startMs,
    });
  });
});

describe('over the end of a run', () => {
  test('what was wanted stays known, what was shown does not leak, and the gap is named', () => {
    const first = start().log;
    first.record(change(['cam-1', null]));
    pass(first, 10, [report(0, 'cam-1')]);
    const endMs = nowMs;
    first.dispose();
    nowMs += 30_000;
    const { log } = start();
    const restartMs = nowMs;
    nowMs += 2000;
    expect(statesAt(log, endMs)).toEqual(['live', null]);
    expect(log.at('d1', endMs + 1)).toMatchObject({
      running: false,
      gap: { fromMs: endMs, toMs: restartMs },
      tiles: [{ cameraId: 'cam-1', state: null }, {}],
    });
    expect(log.at('d1', restartMs)).toMatchObject({ running: true, tiles: [{ cameraId: 'cam-1' }, {}] });
    expect(statesAt(log, nowMs)).toEqual([null, null]);
  });

  test('a machine that slept was not running', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    pass(log, 5, [report(0, 'cam-1')]);
    nowMs += 3_600_000;
    log.reports('d1', [report(0, 'cam-1')]);
    expect(log.at('d1', nowMs - 1_800_000).running).toBe(false);
    expect(statesAt(log, nowMs)).toEqual(['live', null]);
  });

  test('a clock that was set back: the later run answers', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    pass(log, 50, [report(0, 'cam-1')]);
    nowMs -= 40_000;
    log.record(change(['cam-2', null]));
    pass(log, 5, [report(0, 'cam-2', { state: 'failed' })]);
    expect(log.at('d1', nowMs).tiles[0]).toMatchObject({ cameraId: 'cam-2', state: 'failed' });
    expect(log.at('d1', startMs + 40_000).tiles[0]).toMatchObject({ cameraId: 'cam-1', state: 'live' });
  });

  test('kill -9: what was written a second before is there, and the console counts as gone soon after', async () => {
    const program = `
      import { WallLog } from ${JSON.stringify(new URL('./wall-log.ts', import.meta.url).href)};
      const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
      const { log } = WallLog.open(process.argv[1], logger, { keepDays: 90, now: Date.now, coreNow: Date.now });
      const said = ${JSON.stringify(report(0, 'cam-1'))};
      log.record({ ...${JSON.stringify(change(['cam-1', null]))} });
      setInterval(() => { log.reports('d1', [said]); console.log(Date.now()); }, 200);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const times: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      times.push(Number(line));
      if (times.length === 15) break;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killedMs = Date.now();
    const [saidMs = 0] = times;
    nowMs = killedMs + 60_000;
    const { log, notice } = start();
    expect(notice).toBeNull();
    expect(log.at('d1', saidMs + 1)).toMatchObject({
      running: true,
      change: { by: 'lan' },
      tiles: [{ cameraId: 'cam-1', state: 'live' }, {}],
    });
    expect(log.at('d1', killedMs + 1)).toMatchObject({ running: false, tiles: [{ state: null }, {}] });
  });
});

describe('trouble with the file', () => {
  const aside = () => readdirSync(folder).filter((name) => /^wall-log\.sqlite\.broken-[^/]*Z$/.test(name));

  test('one that is no log is kept aside, a new one begun, and the operator told', () => {
    writeFileSync(join(folder, 'wall-log.sqlite'), 'not a log '.repeat(1000));
    const { log, notice } = start();
    expect(notice?.code).toBe('wall-log-broken');
    expect(aside()).toEqual([notice?.detail.split('/').at(-1)]);
    expect(readFileSync(notice?.detail ?? '', 'utf8')).toMatch(/^not a log /);
    log.record(change(['cam-1', null]));
    expect(log.at('d1', nowMs).tiles[0]?.cameraId).toBe('cam-1');
  });

  test('one of a newer version is not touched but kept aside', () => {
    const newer = new DatabaseSync(join(folder, 'wall-log.sqlite'));
    newer.exec('PRAGMA user_version = 999; CREATE TABLE future (x)');
    newer.close();
    expect(start().notice?.code).toBe('wall-log-broken');
    expect(aside()).toHaveLength(1);
  });

  test('damage inside it is found when it is met; the wall goes on with a new one', () => {
    const first = start().log;
    for (let index = 0; index < 500; index++) {
      nowMs += 1000;
      first.record(change([`camera-with-a-long-name-${index}`, null]));
    }
    first.dispose();
    const path = join(folder, 'wall-log.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096);
    writeFileSync(path, bytes);
    const { log, notice } = start();
    log.record(change(['cam-1', null]));
    nowMs += 2000;
    log.record(change(['cam-2', null]));
    expect(log.at('d1', nowMs).tiles[0]?.cameraId).toBe('cam-2');
    expect([notice?.code ?? problems[0]?.code, problems.length + (notice ? 1 : 0)]).toEqual([
      'wall-log-broken',
      1,
    ]);
    expect(aside()).toHaveLength(1);
  });

  test('a folder that cannot be written: told once, the wall goes on, the log as soon as it can', () => {
    const data = join(folder, 'data');
    writeFileSync(data, 'a file where the folder should be');
    const { log, notice } = WallLog.open(data, logger, {
      keepDays: 90,
      now: () => nowMs,
      coreNow: () => nowMs,
    });
    open.push(log);
    expect(notice?.code).toBe('wall-log-failed');
    log.record(change(['cam-1', null]));
    pass(log, 5, [report(0, 'cam-1')]);
    expect(() => log.at('d1', nowMs)).toThrow(/cannot be opened/);
    rmSync(data);
    expect(log.at('d1', startMs + 3000)).toMatchObject({ running: true, tiles: [{ state: 'live' }, {}] });
  });

  test('more than memory holds is dropped; that time counts as not recorded, and what is wanted is known again', () => {
    const data = join(folder, 'data');
    writeFileSync(data, 'a file where the folder should be');
    const { log } = WallLog.open(data, logger, { keepDays: 90, now: () => nowMs, coreNow: () => nowMs });
    open.push(log);
    for (let index = 0; index < 10_100; index++) {
      nowMs += 60;
      log.record(change([`cam-${index}`, null]));
    }
    log.reports('d1', [report(0, 'cam-10099')]);
    rmSync(data);
    nowMs += 1000;
    log.reports('d1', [report(0, 'cam-10099')]);
    expect(log.at('d1', startMs + 1000)).toMatchObject({ running: false, grid: null });
    log.reports('d1', [report(0, 'cam-10099')]);
    expect(log.at('d1', nowMs)).toMatchObject({
      running: true,
      change: { by: 'lan' },
      tiles: [{ cameraId: 'cam-10099', state: 'live' }, {}],
    });
  });

  test('a copy of a log that is in use can be read', () => {
    const { log } = start();
    log.record(change(['cam-1', null]));
    log.at('d1', nowMs);
    const copy = mkdtempSync(join(tmpdir(), 'vonglau-wall-log-copy-'));
    for (const part of ['', '-wal'])
      copyFileSync(join(folder, `wall-log.sqlite${part}`), join(copy, `wall-log.sqlite${part}`));
    const other = WallLog.open(copy, logger, { keepDays: 90, now: () => nowMs, coreNow: () => nowMs });
    expect(other.notice).toBeNull();
    expect(other.log.at('d1', nowMs).change?.by).toBe('lan');
    other.log.dispose();
    rmSync(copy, { recursive: true });
  });
});

describe('old entries', () => {
  test('go, and what was true at the edge stays known', async () => {
    const { log } = start(1);
    log.record(change(['cam-1', null], { act: 'start' }));
    pass(log, 30, [report(0, 'cam-1')]);
    log.record(change(['cam-1', 'cam-2']));
    for (let second = 0; second < 3000; second++)
      pass(log, 1, [report(0, 'cam-1'), report(1, 'cam-2', { state: second % 2 ? 'live' : 'stale' })]);
    const quietMs = nowMs;
    // The console runs on, and the wall is calm.
    for (let minute = 0; minute < 1500; minute++) {
      for (let part = 0; part < 20; part++) {
        nowMs += 3000;
        log.reports('d1', [report(0, 'cam-1'), report(1, 'cam-2')]);
      }
    }
    const file = new DatabaseSync(join(folder, 'wall-log.sqlite'), { readOnly: true });
    const count = file.prepare(
      'SELECT (SELECT count(*) FROM said) < 100 AS pruned, (SELECT count(*) FROM change) AS changes',
    );
    await expect.poll(() => count.get(), { timeout: 20_000 }).toMatchObject({ pruned: 1, changes: 1 });
    file.close();
    const edgeMs = log.displays().fromMs ?? 0;
    expect(edgeMs).toBeGreaterThan(quietMs);
    expect(edgeMs).toBe(nowMs - dayMs);
    expect(log.at('d1', edgeMs)).toMatchObject({ running: true, change: { atMs: startMs + 30_000 } });
    expect(statesAt(log, edgeMs)).toEqual(['live', 'live']);
    expect(log.at('d1', edgeMs - 1)).toMatchObject({ running: false, grid: null, gap: { toMs: edgeMs } });
    expect(log.changes({ displayId: null, fromMs: 0, toMs: nowMs, first: 'oldest', limit: 9 })).toEqual([]);
  });
});
