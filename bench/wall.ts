import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Report } from '../src/shared/report/report.ts';
import type { BenchArguments } from './arguments.ts';
import { runChild } from './run-child.ts';
import { figuresOf, type WallFigures } from './wall-figures.ts';

export type WallWish = Pick<BenchArguments, 'seconds' | 'lane' | 'layout' | 'displays'>;

/** Runs the console on a cameras file through its command line, as a person would, and reads its figures. */
export async function measureWall(camerasFile: string, wish: WallWish): Promise<WallFigures> {
  return figuresOf(await reportOfWall(camerasFile, wish));
}

/** The same with the report as the console wrote it; `more` are further options of the console. */
export async function reportOfWall(
  camerasFile: string,
  { seconds, lane, layout, displays }: WallWish,
  more: readonly string[] = [],
): Promise<Report> {
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-wall-'));
  const report = join(directory, 'report.json');
  try {
    const window = ['--layout', layout ?? 'auto', '--displays', String(displays), '--headless'];
    const length = ['--seconds', String(seconds), '--report', report];
    const decoded = lane === null ? [] : ['--lane', lane];
    const options = ['--cameras', camerasFile, ...window, ...length, ...decoded, ...more];
    await runChild(process.execPath, ['src/main/kiosk/index.ts', ...options]);
    return Report.parse(JSON.parse(await readFile(report, 'utf8')));
  } finally {
    await rm(directory, { recursive: true });
  }
}
