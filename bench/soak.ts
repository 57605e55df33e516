import { readFile } from 'node:fs/promises';
import { startUsageSpan } from '../src/main/kiosk/usage-span.ts';
import { wait } from '../src/shared/base/wait.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import { startWall } from '../test/support/wall-under-test.ts';

export interface SoakFigures {
  readonly feeds: number;
  readonly minutes: readonly {
    readonly memoryMb: number;
    readonly cpuPercent: number;
    readonly live: number;
  }[];
  /** Growth of memory from minute 3 to the end, percent. */
  readonly growthPercent: number;
}

/** Runs the console for long and takes its figures each minute; the bench's own process counts as the core. */
export async function measureSoak(camerasFile: string, feeds: number, seconds: number): Promise<SoakFigures> {
  const wall = await startWall({
    camerasJson: await readFile(camerasFile, 'utf8'),
    layout: layoutFor(feeds),
  });
  const minutes: SoakFigures['minutes'][number][] = [];
  try {
    for (let minute = 0; minute < seconds / 60; minute++) {
      const span = startUsageSpan(wall.host);
      await wait(60_000);
      const { cpuPercent, memoryMb } = await span.finish();
      const live = wall.tiles().filter((tile) => tile.state === 'live').length;
      minutes.push({ memoryMb: memoryMb.total, cpuPercent: cpuPercent.total, live });
    }
  } finally {
    await wall.dispose();
  }
  const from = minutes[Math.min(2, minutes.length - 1)]?.memoryMb ?? Number.NaN;
  return { feeds, minutes, growthPercent: 100 * ((minutes.at(-1)?.memoryMb ?? Number.NaN) / from - 1) };
}
