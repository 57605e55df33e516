import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  change,
  coreBehindMs,
  grid,
  report,
  startMs,
  statesAt,
  WallLogBench,
} from '../../../../test/fakes/wall-log-bench.ts';
import { calls } from '../../../shared/contract/calls.ts';

let bench: WallLogBench;

beforeEach(() => {
  bench = new WallLogBench();
});

afterEach(() => bench.dispose());

describe('what a screen showed', () => {
  test('is answered with camera, state, reason, stream, size, who and what', () => {
    const { log, notice } = bench.start();
    expect(notice).toBeNull();
    const region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    log.record(change(['cam-1', null], { act: 'start', by: 'console' }));
    bench.pass(log, 10, [report(0, 'cam-1', { reason: 'small-tile' })]);
    log.record(change(['cam-1', 'cam-2'], { zooms: { 1: region }, maximised: 1 }));
    bench.pass(log, 3, [report(0, 'cam-1', { state: 'stale', reason: 'timeout' }), report(1, 'cam-2')]);

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
    const late = log.at('d1', bench.nowMs);
    expect(late).toMatchObject({ maximised: 1, change: { by: 'lan', act: 'place', atMs: startMs + 10_000 } });
    expect(late.tiles[0]).toMatchObject({ state: 'stale', reason: 'timeout' });
    expect(late.tiles[1]).toMatchObject({ cameraId: 'cam-2', state: 'live', region });
  });

  test('an old picture has its time by the clock of the log, a fresh one its rate', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    const recent = (presentedFps: number) => ({ receivedFps: 25, presentedFps });
    bench.pass(log, 3, [report(0, 'cam-1', { recent: recent(24.98) })]);
    const lastMs = bench.nowMs;
    for (let second = 1; second <= 8; second++)
      bench.pass(log, 1, [
        report(0, 'cam-1', { state: 'stale', reason: 'timeout', pictureAtMs: lastMs - coreBehindMs }),
      ]);
    expect(log.at('d1', lastMs).tiles[0]).toMatchObject({ state: 'live', fps: 25, pictureAtMs: null });
    expect(log.at('d1', lastMs + 4000).tiles[0]).toMatchObject({ fps: null, pictureAtMs: lastMs });
  });

  test('a rate that wavers is no news, one that falls is', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    const waver = (rates: readonly number[]) => {
      for (const presentedFps of rates)
        bench.pass(log, 1, [report(0, 'cam-1', { recent: { receivedFps: 25, presentedFps } })]);
    };
    waver([25, 24.8, 25.3, 23, 26, 25]);
    const calmMs = bench.nowMs;
    waver([12, 11.5, 12.2]);
    expect(log.at('d1', calmMs).tiles[0]?.fps).toBe(25);
    expect(log.at('d1', bench.nowMs).tiles[0]?.fps).toBe(12);
    log.dispose();
    const file = new DatabaseSync(join(bench.folder, 'wall-log.sqlite'), { readOnly: true });
    expect(file.prepare('SELECT count(*) AS rows FROM said').get()).toEqual({ rows: 2 });
    file.close();
  });

  test('a log of version 1 is read on and written on', () => {
    bench.start().log.dispose();
    const file = new DatabaseSync(join(bench.folder, 'wall-log.sqlite'));
    file.exec(`
      PRAGMA user_version = 1;
      INSERT INTO run VALUES (7, ${startMs}, ${startMs + 9000}, 1);
      INSERT INTO display VALUES (1, 'd1', 'Tường 1');
      INSERT INTO change VALUES (1, 7, 1, ${startMs}, 'lan', 'place', '${JSON.stringify(grid)}', '["cam-1",null]', NULL, '{}');
      INSERT INTO said VALUES (1, 1, 7, ${startMs + 1000}, 1, '[[0,"cam-1","stale","timeout","sub",640,360]]');
    `);
    file.close();
    bench.nowMs += 60_000;
    const { log, notice } = bench.start();
    expect(notice).toBeNull();
    const [before] = log.at('d1', startMs + 2000).tiles;
    expect(before).toMatchObject({
      state: 'stale',
      width: 640,
      transport: null,
      fps: null,
      pictureAtMs: null,
    });
    bench.pass(log, 1, [report(0, 'cam-1')]);
    expect(log.at('d1', bench.nowMs).tiles[0]).toMatchObject({ state: 'live', transport: 'tcp' });
  });

  test('before the first second and of displays that never were, nothing is known', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    const nothing = { running: false, change: null, grid: null, tiles: [] };
    expect(log.at('d1', startMs - 1)).toMatchObject({
      ...nothing,
      gap: { fromMs: null, toMs: startMs },
    });
    expect(log.at('d9', startMs)).toMatchObject({ ...nothing, running: true });
    expect(log.at('d1', bench.nowMs + 1000)).toMatchObject({
      running: false,
      gap: { fromMs: startMs, toMs: null },
    });
  });

  test("another camera's picture is never taken for the one that was put there", () => {
    const { log } = bench.start();
    log.record(change(['cam-1', 'cam-2']));
    bench.pass(log, 5, [report(0, 'cam-1'), report(1, 'cam-2')]);
    bench.nowMs += 300;
    log.record(change(['cam-3', 'cam-2']));
    expect(statesAt(log, bench.nowMs)).toEqual([null, 'live']);
    bench.pass(log, 1, [report(0, 'cam-1'), report(1, 'cam-2')]);
    expect(statesAt(log, bench.nowMs)).toEqual([null, 'live']);
    bench.pass(log, 1, [report(0, 'cam-3', { state: 'connecting' }), report(1, 'cam-2')]);
    expect(statesAt(log, bench.nowMs)).toEqual(['connecting', 'live']);
  });

  test('a window that went silent showed nothing that is known, four seconds after its last word', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', 'cam-2']));
    bench.pass(log, 5, [report(0, 'cam-1'), report(1, 'cam-2')]);
    const saidMs = bench.nowMs;
    bench.nowMs += 30_000;
    expect(statesAt(log, saidMs + 3999)).toEqual(['live', 'live']);
    expect(statesAt(log, saidMs + 4000)).toEqual([null, null]);
    bench.pass(log, 1, [report(0, 'cam-1')]);
    expect(statesAt(log, bench.nowMs)).toEqual(['live', null]);
  });

  test('changes are listed of one display or all, from either end; displays by their last name', () => {
    const { log } = bench.start();
    for (const [index, displayId] of ['d1', 'd2', 'd1'].entries()) {
      log.record(
        change([null, null], { displayId, displayName: `${displayId} ${index}`, act: `act-${index}` }),
      );
      bench.nowMs += 1000;
    }
    const list = (displayId: string | null, first: 'newest' | 'oldest', limit: number) =>
      log.changes({ displayId, fromMs: startMs, toMs: bench.nowMs, first, limit }).map(({ act }) => act);
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
    const first = bench.start().log;
    first.record(change(['cam-1', null]));
    bench.pass(first, 10, [report(0, 'cam-1')]);
    const endMs = bench.nowMs;
    first.dispose();
    bench.nowMs += 30_000;
    const { log } = bench.start();
    const restartMs = bench.nowMs;
    bench.nowMs += 2000;
    expect(statesAt(log, endMs)).toEqual(['live', null]);
    expect(log.at('d1', endMs + 1)).toMatchObject({
      running: false,
      gap: { fromMs: endMs, toMs: restartMs },
      tiles: [{ cameraId: 'cam-1', state: null }, {}],
    });
    expect(log.at('d1', restartMs)).toMatchObject({ running: true, tiles: [{ cameraId: 'cam-1' }, {}] });
    expect(statesAt(log, bench.nowMs)).toEqual([null, null]);
  });

  test('a machine that slept was not running', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    bench.pass(log, 5, [report(0, 'cam-1')]);
    bench.nowMs += 3_600_000;
    log.reports('d1', [report(0, 'cam-1')]);
    expect(log.at('d1', bench.nowMs - 1_800_000).running).toBe(false);
    expect(statesAt(log, bench.nowMs)).toEqual(['live', null]);
  });

  test('a clock that was set back: the later run answers', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    bench.pass(log, 50, [report(0, 'cam-1')]);
    bench.nowMs -= 40_000;
    log.record(change(['cam-2', null]));
    bench.pass(log, 5, [report(0, 'cam-2', { state: 'failed' })]);
    expect(log.at('d1', bench.nowMs).tiles[0]).toMatchObject({ cameraId: 'cam-2', state: 'failed' });
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
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, bench.folder], {
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
    bench.nowMs = killedMs + 60_000;
    const { log, notice } = bench.start();
    expect(notice).toBeNull();
    expect(log.at('d1', saidMs + 1)).toMatchObject({
      running: true,
      change: { by: 'lan' },
      tiles: [{ cameraId: 'cam-1', state: 'live' }, {}],
    });
    expect(log.at('d1', killedMs + 1)).toMatchObject({ running: false, tiles: [{ state: null }, {}] });
  });
});
