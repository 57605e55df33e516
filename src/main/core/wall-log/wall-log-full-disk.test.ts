import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { WallLog } from './wall-log.ts';
import type { WallLogProblem } from './wall-log-store.ts';

let folder: string;
let whyNot = '';

/** A disk of 400 kB of its own; only root may make one. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vonglau-full-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    whyNot = `no small disk can be mounted here: ${String(error)}`;
    console.warn(`skipped: ${whyNot}`);
  }
});

afterAll(() => {
  if (whyNot === '') execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const grid = { columns: 1, rows: 1, cells: [{ column: 0, row: 0, columns: 1, rows: 1 }] };

test('a full disk is told once, loses nothing, and the log goes on when there is room', (context) => {
  if (whyNot !== '') return context.skip(whyNot);
  const problems: WallLogProblem[] = [];
  const lines: string[] = [];
  let nowMs = 1_000_000;
  const logger = createLogger((level, line) => lines.push(`${level} ${line}`));
  const { log, notice } = WallLog.open(folder, logger, {
    keepDays: 90,
    now: () => nowMs,
    coreNow: () => nowMs,
    onProblem: (problem) => problems.push(problem),
  });
  expect(notice).toBeNull();
  const place = (cameraId: string) => {
    nowMs += 1000;
    log.record({
      by: 'lan',
      act: 'place',
      displayId: 'd1',
      displayName: 'd1',
      grid,
      tiles: [cameraId],
      maximised: null,
      zooms: {},
    });
    log.at('d1', nowMs);
    return nowMs;
  };
  const firstMs = place('before');
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, new Uint8Array(statfsSync(folder).bavail * statfsSync(folder).bsize));
  const fullFromMs = nowMs;
  for (let index = 0; index < 400; index++) place(`while-full-${index}`);
  expect(problems).toEqual([{ code: 'wall-log-failed', detail: expect.stringMatching(/full/) }]);
  expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  rmSync(ballast);
  const lastMs = place('after');
  const cameraAt = (atMs: number) => log.at('d1', atMs).tiles[0]?.cameraId;
  expect(cameraAt(firstMs)).toBe('before');
  expect(cameraAt(fullFromMs + 200_000)).toBe('while-full-199');
  expect(cameraAt(lastMs)).toBe('after');
  expect(lines.at(-1)).toMatch(/written again/);
  log.dispose();
});
