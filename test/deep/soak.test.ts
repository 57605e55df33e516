import { expect, onTestFinished, test } from 'vitest';
import { coreTimeMs } from '../../src/main/core/core-time.ts';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import type { Usage } from '../../src/main/core/report/process-usage.ts';
import { startUsageSpan } from '../../src/main/kiosk/usage-span.ts';
import { wait } from '../../src/shared/base/wait.ts';
import type { City } from '../../src/simulator/city.ts';
import { WalkingFaults } from '../../src/simulator/walking-faults.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { fittedGrowth } from '../support/fitted-growth.ts';
import { oldestCalledLiveMs, recordReports } from '../support/record-reports.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

const minutes = Number(process.env.VONGLAU_SOAK_MINUTES ?? 30);
const feeds = Number(process.env.VONGLAU_SOAK_FEEDS ?? 64);
const side = Math.ceil(Math.sqrt(feeds));
/** Growth is judged from the end of this minute on. */
const settledMinute = 5;
const faultsAMinute = 50;
const faultEveryMs = 1000;
/** So many cameras are broken at a time. */
const brokenAtOnce = 5;

test(`${feeds} feeds, ${minutes} minutes of faults: nothing grows, nothing is stuck, nothing is left`, {
  timeout: (2 * minutes + 10) * 60_000,
}, async ({ annotate }) => {
  const overrides = smallCameras(feeds).map((camera) => ({ ...camera, ownPort: true }));
  const city = await startTestCity({ cameras: feeds, overrides });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: `${side}x${side}` });
  const used: Usage[] = [];
  try {
    await allFresh(wall);
    const walk = new WalkingFaults(city, { cameras: feeds, atOnce: brokenAtOnce });
    for (let minute = 0; minute < minutes; minute++) {
      const span = startUsageSpan(wall.host);
      const reports = recordReports(wall);
      for (let fault = 0; fault < faultsAMinute; fault++) {
        await walk.step();
        await wait(faultEveryMs);
      }
      await walk.heal();
      await allFresh(wall);
      await wall.moving(Array.from({ length: feeds }, (_, tile) => tile));
      reports.dispose();
      expect(oldestCalledLiveMs(reports)).toBeLessThanOrEqual(3000);
      used.push(await span.finish());
    }
    const figures = used.map(({ cpuPercent, memoryMb }) => ({ cpu: cpuPercent.total, ...memoryMb }));
    await annotate(`by the minute, CPU % and MB: ${JSON.stringify(figures)}`);
    // One connection to each camera, and none forgotten.
    await until(
      'one connection each',
      () => connections(city).every((count) => count === 1),
      30_000,
      () => connections(city),
    );
    expect(wall.pageErrors).toEqual([]);
    const memory = used.map(({ memoryMb }) => memoryMb.total);
    const settled = memory.slice(Math.min(settledMinute, minutes) - 1);
    expect(fittedGrowth(settled), `MB by the minute: ${memory.join(', ')}`).toBeLessThan(1.05);
  } finally {
    await wall.dispose();
  }
  expect(childPids()).toEqual([]);
});

/** Every tile is live with a picture that arrives from now on. */
async function allFresh(wall: WallUnderTest): Promise<void> {
  const sinceMs = coreTimeMs();
  await until(
    'all live',
    () =>
      wall.tiles().length === feeds &&
      wall.tiles().every(({ state, pictureAtMs }) => state === 'live' && (pictureAtMs ?? 0) > sinceMs),
    90_000,
    () => wall.tiles().map(({ state, reason, detail }) => [state, reason, detail]),
  );
}

function connections(city: City): number[] {
  return Array.from({ length: feeds }, (_, index) => city.camera(index + 1).connections);
}
