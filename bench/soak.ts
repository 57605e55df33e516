import { readFile } from 'node:fs/promises';
import { childPids } from '../src/main/core/process/child-registry.ts';
import { startUsageSpan } from '../src/main/kiosk/usage-span.ts';
import { wait } from '../src/shared/base/wait.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import type { City } from '../src/simulator/city.ts';
import { WalkingFaults } from '../src/simulator/walking-faults.ts';
import { fittedGrowth } from '../test/support/fitted-growth.ts';
import { startWall, type WallUnderTest } from '../test/support/wall-under-test.ts';
import type { BenchArguments } from './arguments.ts';
import type { Feeds } from './feeds.ts';

export interface SoakFigures {
  readonly feeds: number;
  readonly minutes: readonly {
    readonly memoryMb: number;
    readonly cpuPercent: number;
    readonly live: number;
  }[];
  /** Growth of memory from minute 5 to the end, percent, along the line that fits best. */
  readonly growthPercent: number;
  /** Tiles that were not live at the end, after everything was mended and given time. */
  readonly stuck: number;
  readonly orphans: number;
}

const atOnce = 5;
const healedWithinMs = 60_000;

/** Runs the console for long and takes its figures each minute; the bench's own process counts as the core. With `faults` a camera breaks each second. */
export async function measureSoak(
  { camerasFile, city }: Feeds,
  { feeds, seconds, layout, faults }: BenchArguments,
): Promise<SoakFigures> {
  if (faults && city === null) throw new Error('--faults needs the pretend city, not --rtsp');
  const camerasJson = await readFile(camerasFile, 'utf8');
  const wall = await startWall({ camerasJson, layout: layout ?? layoutFor(feeds) });
  const minutes: SoakFigures['minutes'][number][] = [];
  let stuck = 0;
  try {
    for (let minute = 0; minute < seconds / 60; minute++) {
      const span = startUsageSpan(wall.host);
      await minuteOf(faults ? city : null, feeds);
      const { cpuPercent, memoryMb } = await span.finish();
      minutes.push({ memoryMb: memoryMb.total, cpuPercent: cpuPercent.total, live: liveOn(wall) });
    }
    for (let waited = 0; liveOn(wall) < feeds && waited < healedWithinMs; waited += 1000) await wait(1000);
    stuck = feeds - liveOn(wall);
  } finally {
    await wall.dispose();
  }
  const settled = minutes.slice(Math.min(5, minutes.length) - 1).map(({ memoryMb }) => memoryMb);
  const growthPercent = 100 * (fittedGrowth(settled) - 1);
  return { feeds, minutes, growthPercent, stuck, orphans: childPids().length };
}

async function minuteOf(city: City | null, feeds: number): Promise<void> {
  const walk = city && new WalkingFaults(city, { cameras: feeds, atOnce });
  const endsAtMs = performance.now() + 60_000;
  while (performance.now() < endsAtMs) {
    await walk?.step();
    await wait(1000);
  }
  await walk?.heal();
}

function liveOn(wall: WallUnderTest): number {
  return wall.tiles().filter(({ state }) => state === 'live').length;
}
