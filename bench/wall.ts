import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../src/shared/report/report.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import { runChild } from './run-child.ts';

/** The console's figures in one line. */
export interface WallFigures {
  readonly feeds: number;
  readonly live: number;
  readonly slowestFps: number;
  readonly meanFps: number;
  readonly ageP95Ms: number;
  readonly firstPictureMaxMs: number;
  readonly dropped: number;
  readonly cpuPercent: Report['cpuPercent'];
  readonly cpuPerFeedPercent: number;
  readonly memoryMb: Report['memoryMb'];
}

/** Runs the console on a cameras file through its command line, as a person would, and reads its report. */
export async function measureWall(camerasFile: string, feeds: number, seconds: number): Promise<WallFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-wall-'));
  const report = join(directory, 'report.json');
  try {
    const window = ['--layout', layoutFor(feeds), '--displays', '1', '--headless'];
    const length = ['--seconds', String(seconds), '--report', report];
    await runChild(process.execPath, [
      'src/main/kiosk/index.ts',
      '--cameras',
      camerasFile,
      ...window,
      ...length,
    ]);
    return figuresOf(Report.parse(JSON.parse(await readFile(report, 'utf8'))));
  } finally {
    await rm(directory, { recursive: true });
  }
}

export function figuresOf({ tiles, cpuPercent, memoryMb }: Report): WallFigures {
  const fps = tiles.map((tile) => tile.presentedFps);
  return {
    feeds: tiles.length,
    live: tiles.filter((tile) => tile.state === 'live').length,
    slowestFps: Math.min(...fps),
    meanFps: fps.reduce((sum, one) => sum + one, 0) / tiles.length,
    ageP95Ms: Math.max(...tiles.map((tile) => tile.ageMs?.p95 ?? Number.POSITIVE_INFINITY)),
    firstPictureMaxMs: Math.max(...tiles.map((tile) => tile.firstPictureMs ?? Number.POSITIVE_INFINITY)),
    dropped: tiles.reduce((sum, tile) => sum + tile.dropped, 0),
    cpuPercent,
    cpuPerFeedPercent: cpuPercent.total / tiles.length,
    memoryMb,
  };
}
