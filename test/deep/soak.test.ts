import { expect, onTestFinished, test } from 'vitest';
import { coreTimeMs } from '../../src/main/core/core-time.ts';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import type { Usage } from '../../src/main/core/report/process-usage.ts';
import { startUsageSpan } from '../../src/main/kiosk/usage-span.ts';
import { wait } from '../../src/shared/base/wait.ts';
import type { City } from '../../src/simulator/city.ts';
import type { SimFaultInput } from '../../src/simulator/sim-fault.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { fittedGrowth } from '../support/fitted-growth.ts';
import { oldestCalledLiveMs, recordReports } from '../support/record-reports.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

const minutes = Number(process.env.VONGLAU_SOAK_MINUTES ?? 10);
const feeds = Number(process.env.VONGLAU_SOAK_FEEDS ?? 64);
const side = Math.ceil(Math.sqrt(feeds));
/** Growth is judged from the end of this minute on. */
const settledMinute = 3;
const faults: readonly SimFaultInput[] = [
  { kind: 'silence' },
  { kind: 'half-open' },
  { kind: 'garbage' },
  { kind: 'corrupt', oneIn: 50 },
  { kind: 'reboot', downSeconds: 2 },
  { kind: 'wrong-password' },
  { kind: 'size-change' },
];
const turnsAMinute = 25;
const turnMs = 2000;
/** So many cameras are broken at a time. */
const brokenAtOnce = Math.min(5, feeds - 1);

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
    for (let minute = 0; minute < minutes; minute++) {
      const span = startUsageSpan(wall.host);
      const reports = recordReports(wall);
      await breakAndHeal(city, minute * turnsAMinute);
      await allFresh(wall);
      await wall.moving(Array.from({ length: feeds }, (_, tile) => tile));
      reports.dispose();
      expect(oldestCalledLiveMs(reports)).toBeLessThanOrEqual(3000);
      used.push(await span.finish());
    }
    const figures = used.map(({ cpuPercent, memoryMb }) => ({ cpu: cpuPercent.total, ...memoryMb }));
    await annotate(`by the minute, CPU % and MB: ${JSON.stringify(figures)}`);
    expect(childPids('ffmpeg')).toHaveLength(feeds);
    expect(wall.pageErrors).toEqual([]);
    const memory = used.map(({ memoryMb }) => memoryMb.total);
    const settled = memory.slice(Math.min(settledMinute, minutes) - 1);
    expect(fittedGrowth(settled), `MB by the minute: ${memory.join(', ')}`).toBeLessThan(1.05);
  } finally {
    await wall.dispose();
  }
  expect(childPids()).toEqual([]);
});

/** Every turn another camera breaks and the one that broke a few turns ago is mended; in the end all are well. */
async function breakAndHeal(city: City, firstTurn: number): Promise<void> {
  // Steps that are prime to the numbers of feeds and of faults meet every pair in time.
  const cameraOf = (turn: number) => city.camera(((turn * 11) % feeds) + 1);
  const lastTurn = firstTurn + turnsAMinute;
  for (let turn = firstTurn; turn < lastTurn; turn++) {
    if (turn - brokenAtOnce >= firstTurn) await cameraOf(turn - brokenAtOnce).setFault(null);
    await cameraOf(turn).setFault(faults[turn % faults.length] ?? null);
    await wait(turnMs);
  }
  for (let turn = lastTurn - brokenAtOnce; turn < lastTurn; turn++) await cameraOf(turn).setFault(null);
}

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
