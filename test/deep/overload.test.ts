import { expect, onTestFinished, test } from 'vitest';
import { wait } from '../../src/shared/base/wait.ts';
import { busyCores } from '../support/busy-cores.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { recordReports } from '../support/record-reports.ts';
import { until } from '../support/until.ts';
import { startWall } from '../support/wall-under-test.ts';

const tiles = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const busySeconds = Number(process.env.VONGLAU_BUSY_SECONDS ?? 30);
/** Endless loops on each core: one alone leaves the wall half of it. */
const loopsEach = 8;

test(`the processor taken away for ${busySeconds} s: tiles are shed with a reason, and come back by themselves`, {
  timeout: 900_000,
}, async ({ annotate }) => {
  const city = await startTestCity({ cameras: 9 });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: '3x3' });
  onTestFinished(() => wall.dispose());
  const reasons = () => wall.tiles().flatMap(({ reason }) => reason ?? []);
  const isWhole = () =>
    wall.tiles().length === tiles.length &&
    wall.tiles().every(({ state }) => state === 'live') &&
    reasons().every((reason) => reason === 'small-tile');
  await until('a wall without trouble', isWhole, 300_000, () => wall.tiles());
  const reports = recordReports(wall);
  onTestFinished(() => reports.dispose());
  const loops = busyCores(loopsEach);
  onTestFinished(() => loops.dispose());
  await wait(busySeconds * 1000);
  const shed = tiles.filter((tile) => reports.story(tile).some((word) => /keyframes-only|cpu/.test(word)));
  await annotate(`${shed.length} of ${tiles.length} tiles were shed: ${JSON.stringify(reasons())}`);
  expect(shed.length).toBeGreaterThan(0);
  loops.dispose();
  await until('the wall as before', isWhole, 600_000, () =>
    wall.tiles().map(({ tile, state, reason }) => [tile, state, reason]),
  );
  await wall.moving(tiles);
  expect(wall.pageErrors).toEqual([]);
});
