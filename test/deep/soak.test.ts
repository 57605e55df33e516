import { expect, onTestFinished, test } from 'vitest';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import { startUsageSpan } from '../../src/main/kiosk/usage-span.ts';
import { wait } from '../../src/shared/base/wait.ts';
import type { SimFaultInput } from '../../src/simulator/sim-fault.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { until } from '../support/until.ts';
import { startWall } from '../support/wall-under-test.ts';

const minutes = Number(process.env.VONGLAU_SOAK_MINUTES ?? 10);
const cameras = 9;
const faults: readonly SimFaultInput[] = [
  { kind: 'silence' },
  { kind: 'half-open' },
  { kind: 'garbage' },
  { kind: 'corrupt', oneIn: 50 },
  { kind: 'reboot', downSeconds: 2 },
  { kind: 'wrong-password' },
  { kind: 'size-change' },
];

test(`${minutes} minutes of faults: nothing grows, nothing is stuck, nothing is left`, async () => {
  const numbers = Array.from({ length: cameras }, (_, index) => index + 1);
  const city = await startTestCity({
    cameras,
    overrides: numbers.map((number) => ({ number, ownPort: true })),
  });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: '3x3' });
  const allLive = () =>
    until(
      'all live',
      () => wall.tiles().length === cameras && wall.tiles().every(({ state }) => state === 'live'),
      60_000,
      () => wall.tiles().map(({ state, reason, detail }) => [state, reason, detail]),
    );
  const memory: number[] = [];
  try {
    await allLive();
    for (let minute = 0, turn = 0; minute < minutes; minute++) {
      const span = startUsageSpan(wall.host);
      for (let second = 0; second < 50; second++, turn++) {
        // A walk with a step prime to the number of cameras and faults meets every pair.
        const camera = city.camera(((turn * 5) % cameras) + 1);
        await camera.setFault(turn % 2 === 0 ? (faults[(turn / 2) % faults.length] ?? null) : null);
        await wait(1000);
      }
      for (const number of numbers) await city.camera(number).setFault(null);
      await allLive();
      memory.push((await span.finish()).memoryMb.total);
    }
    const settled = memory[Math.min(2, memory.length - 1)] ?? Number.NaN;
    expect((memory.at(-1) ?? Number.NaN) / settled, `MB by the minute: ${memory.join(', ')}`).toBeLessThan(
      1.05,
    );
    expect(childPids('ffmpeg')).toHaveLength(cameras);
    expect(wall.pageErrors).toEqual([]);
  } finally {
    await wall.dispose();
  }
  expect(childPids()).toEqual([]);
});
