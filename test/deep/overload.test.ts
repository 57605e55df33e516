import { expect, onTestFinished, test } from 'vitest';
import type { GovernorAct } from '../../src/main/core/governor/decision.ts';
import { type Disposable, toDisposable } from '../../src/shared/base/disposable.ts';
import type { TileReason } from '../../src/shared/wall/tile-state.ts';
import { busyCores } from '../support/busy-cores.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { settled, wholeTiles } from '../support/settled.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall } from '../support/wall-under-test.ts';

const busySeconds = Number(process.env.VONGLAU_BUSY_SECONDS ?? 30);
/** Endless loops on each core: one alone leaves the wall half of it. As many more come every few seconds until a tile is shed. */
const loopsEach = 8;
const moreLoopsEveryMs = 15_000;
const lowReasons: readonly (TileReason | null)[] = ['half-rate', 'keyframes-only', 'cpu'];

test(`the processor taken away for ${busySeconds} s: tiles are shed with a reason, and come back by themselves`, {
  timeout: 2_400_000,
}, async ({ annotate, skip }) => {
  // Small and slow ones: a machine that has other things to do holds some of them too.
  const city = await startTestCity({ cameras: 9, overrides: smallCameras(9) });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: '3x3' });
  onTestFinished(() => wall.dispose());
  if (!(await settled(wall, 9, { leastWhole: 1, timeoutMs: 300_000 })))
    skip('this machine has no room for one feed');
  const whole = wholeTiles(wall);
  const takenAtMs = Date.now();
  const decided = (...acts: GovernorAct[]) =>
    wall.console.decoding.governor
      .decisions()
      .filter((decision) => decision.atMs > takenAtMs && acts.includes(decision.act));
  const isShed = () => decided('to-half', 'to-keyframes').length > 0;
  const load = takeCores(isShed);
  onTestFinished(() => load.dispose());
  await until('a tile that is shed', isShed, 240_000, () => wall.tiles());
  await until('the end of the load', () => Date.now() - takenAtMs > busySeconds * 1000, 600_000);
  load.dispose();
  const low = wall.tiles().filter(({ tile }) => !wholeTiles(wall).includes(tile));
  const shed = decided('to-half', 'to-keyframes');
  await annotate(`of ${whole.length} whole tiles ${low.length} are low, ${shed.length} were shed`);
  for (const { reason } of shed) expect(lowReasons).toContain(reason);
  const isBack = () => wholeTiles(wall).length >= whole.length;
  // Where others take what there was, there is no room, and the wall says so.
  const holdsNoMore = () => decided('to-all').length > 0 && wall.console.decoding.governor.room().sub === 0;
  await until(
    'the wall as before',
    () => isBack() || holdsNoMore(),
    900_000,
    () => [
      wall.tiles().map(({ tile, state, reason }) => [tile, state, reason]),
      wall.console.decoding.governor.room(),
    ],
  );
  await annotate(`then ${wholeTiles(wall).length} are whole`);
  await wall.moving(
    wall.tiles().map(({ tile }) => tile),
    300_000,
  );
  expect(wall.pageErrors).toEqual([]);
});

/** Takes the processor away, more of it as time goes until that is enough. */
function takeCores(isEnough: () => boolean): Disposable {
  const loops = [busyCores(loopsEach)];
  const timer = setInterval(() => {
    if (!isEnough()) loops.push(busyCores(loopsEach));
  }, moreLoopsEveryMs);
  return toDisposable(() => {
    clearInterval(timer);
    for (const one of loops.splice(0)) one.dispose();
  });
}
