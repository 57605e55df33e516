import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { WallLog } from './wall-log.ts';

test("SQLite's write-ahead log is brought into the file while the wall runs, and does not grow for ever", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vonglau-checkpoint-'));
  const lines: string[] = [];
  const logger = createLogger((level, line) => lines.push(`${level} ${line}`));
  let nowMs = 1_000_000;
  const { log } = WallLog.open(folder, logger, { keepDays: 90, now: () => nowMs, coreNow: () => nowMs });
  const cells = Array.from({ length: 64 }, (_, column) => ({ column, row: 0, columns: 1, rows: 1 }));
  const change = (index: number) => ({
    by: 'lan',
    act: 'place',
    displayId: 'd1',
    displayName: 'd1',
    grid: { columns: 64, rows: 1, cells },
    tiles: cells.map((_, tile) => `camera-${index}-${tile}`),
    maximised: null,
    zooms: {},
  });
  const bytes = (part: string) => statSync(join(folder, `wall-log.sqlite${part}`)).size;
  const write = (index: number) => {
    nowMs += 1000;
    log.record(change(index));
    log.displays();
  };
  for (let index = 0; index < 600; index++) write(index);
  expect(bytes('-wal')).toBeGreaterThan(2_000_000);
  let next = 600;
  await expect
    .poll(
      () => {
        write(next++);
        return bytes('-wal');
      },
      { timeout: 15_000 },
    )
    .toBeLessThan(1_000_000);
  expect(bytes('')).toBeGreaterThan(2_000_000);
  expect(log.at('d1', 1_000_000 + 300_000).tiles[63]?.cameraId).toBe('camera-299-63');
  expect(lines).toEqual([]);
  log.dispose();
  rmSync(folder, { recursive: true });
});
