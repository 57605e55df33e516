import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  change,
  dayMs,
  logger,
  report,
  startMs,
  statesAt,
  WallLogBench,
} from '../../../../test/fakes/wall-log-bench.ts';
import { WallLog } from './wall-log.ts';

let bench: WallLogBench;

beforeEach(() => {
  bench = new WallLogBench();
});

afterEach(() => bench.dispose());

describe('trouble with the file', () => {
  const aside = () =>
    readdirSync(bench.folder).filter((name) => /^wall-log\.sqlite\.broken-[^/]*Z$/.test(name));

  test('one that is no log is kept aside, a new one begun, and the operator told', () => {
    writeFileSync(join(bench.folder, 'wall-log.sqlite'), 'not a log '.repeat(1000));
    const { log, notice } = bench.start();
    expect(notice?.code).toBe('wall-log-broken');
    expect(aside()).toEqual([notice?.detail.split('/').at(-1)]);
    expect(readFileSync(notice?.detail ?? '', 'utf8')).toMatch(/^not a log /);
    log.record(change(['cam-1', null]));
    expect(log.at('d1', bench.nowMs).tiles[0]?.cameraId).toBe('cam-1');
  });

  test('one of a newer version is not touched but kept aside', () => {
    const newer = new DatabaseSync(join(bench.folder, 'wall-log.sqlite'));
    newer.exec('PRAGMA user_version = 999; CREATE TABLE future (x)');
    newer.close();
    expect(bench.start().notice?.code).toBe('wall-log-broken');
    expect(aside()).toHaveLength(1);
  });

  test('damage inside it is found when it is met; the wall goes on with a new one', () => {
    const first = bench.start().log;
    for (let index = 0; index < 500; index++) {
      bench.nowMs += 1000;
      first.record(change([`camera-with-a-long-name-${index}`, null]));
    }
    first.dispose();
    const path = join(bench.folder, 'wall-log.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0xff, 4096);
    writeFileSync(path, bytes);
    const { log, notice } = bench.start();
    log.record(change(['cam-1', null]));
    bench.nowMs += 2000;
    log.record(change(['cam-2', null]));
    expect(log.at('d1', bench.nowMs).tiles[0]?.cameraId).toBe('cam-2');
    expect([notice?.code ?? bench.problems[0]?.code, bench.problems.length + (notice ? 1 : 0)]).toEqual([
      'wall-log-broken',
      1,
    ]);
    expect(aside()).toHaveLength(1);
  });

  test('a folder that cannot be written: told once, the wall goes on, the log as soon as it can', () => {
    const data = join(bench.folder, 'data');
    writeFileSync(data, 'a file where the folder should be');
    const { log, notice } = WallLog.open(data, logger, {
      keepDays: 90,
      now: () => bench.nowMs,
      coreNow: () => bench.nowMs,
    });
    bench.closeAtEnd(log);
    expect(notice?.code).toBe('wall-log-failed');
    log.record(change(['cam-1', null]));
    bench.pass(log, 5, [report(0, 'cam-1')]);
    expect(() => log.at('d1', bench.nowMs)).toThrow(/cannot be opened/);
    rmSync(data);
    expect(log.at('d1', startMs + 3000)).toMatchObject({ running: true, tiles: [{ state: 'live' }, {}] });
  });

  test('more than memory holds is dropped; that time counts as not recorded, and what is wanted is known again', () => {
    const data = join(bench.folder, 'data');
    writeFileSync(data, 'a file where the folder should be');
    const { log } = WallLog.open(data, logger, {
      keepDays: 90,
      now: () => bench.nowMs,
      coreNow: () => bench.nowMs,
    });
    bench.closeAtEnd(log);
    for (let index = 0; index < 10_100; index++) {
      bench.nowMs += 60;
      log.record(change([`cam-${index}`, null]));
    }
    log.reports('d1', [report(0, 'cam-10099')]);
    rmSync(data);
    bench.nowMs += 1000;
    log.reports('d1', [report(0, 'cam-10099')]);
    expect(log.at('d1', startMs + 1000)).toMatchObject({ running: false, grid: null });
    log.reports('d1', [report(0, 'cam-10099')]);
    expect(log.at('d1', bench.nowMs)).toMatchObject({
      running: true,
      change: { by: 'lan' },
      tiles: [{ cameraId: 'cam-10099', state: 'live' }, {}],
    });
  });

  test('a copy of a log that is in use can be read', () => {
    const { log } = bench.start();
    log.record(change(['cam-1', null]));
    log.at('d1', bench.nowMs);
    const copy = mkdtempSync(join(tmpdir(), 'vonglau-wall-log-copy-'));
    for (const part of ['', '-wal'])
      copyFileSync(join(bench.folder, `wall-log.sqlite${part}`), join(copy, `wall-log.sqlite${part}`));
    const other = WallLog.open(copy, logger, {
      keepDays: 90,
      now: () => bench.nowMs,
      coreNow: () => bench.nowMs,
    });
    expect(other.notice).toBeNull();
    expect(other.log.at('d1', bench.nowMs).change?.by).toBe('lan');
    other.log.dispose();
    rmSync(copy, { recursive: true });
  });
});

describe('old entries', () => {
  test('go, and what was true at the edge stays known', async () => {
    const { log } = bench.start(1);
    log.record(change(['cam-1', null], { act: 'start' }));
    bench.pass(log, 30, [report(0, 'cam-1')]);
    log.record(change(['cam-1', 'cam-2']));
    for (let second = 0; second < 3000; second++)
      bench.pass(log, 1, [report(0, 'cam-1'), report(1, 'cam-2', { state: second % 2 ? 'live' : 'stale' })]);
    const quietMs = bench.nowMs;
    // The console runs on, and the wall is calm.
    for (let minute = 0; minute < 1500; minute++) {
      for (let part = 0; part < 20; part++) {
        bench.nowMs += 3000;
        log.reports('d1', [report(0, 'cam-1'), report(1, 'cam-2')]);
      }
    }
    const file = new DatabaseSync(join(bench.folder, 'wall-log.sqlite'), { readOnly: true });
    const count = file.prepare(
      'SELECT (SELECT count(*) FROM said) < 100 AS pruned, (SELECT count(*) FROM change) AS changes',
    );
    await expect.poll(() => count.get(), { timeout: 20_000 }).toMatchObject({ pruned: 1, changes: 1 });
    file.close();
    const edgeMs = log.displays().fromMs ?? 0;
    expect(edgeMs).toBeGreaterThan(quietMs);
    expect(edgeMs).toBe(bench.nowMs - dayMs);
    expect(log.at('d1', edgeMs)).toMatchObject({ running: true, change: { atMs: startMs + 30_000 } });
    expect(statesAt(log, edgeMs)).toEqual(['live', 'live']);
    expect(log.at('d1', edgeMs - 1)).toMatchObject({ running: false, grid: null, gap: { toMs: edgeMs } });
    expect(log.changes({ displayId: null, fromMs: 0, toMs: bench.nowMs, first: 'oldest', limit: 9 })).toEqual(
      [],
    );
  });
});
