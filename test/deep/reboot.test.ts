import { expect, onTestFinished, test } from 'vitest';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { oldestCalledLiveMs, recordReports } from '../support/record-reports.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { startWall } from '../support/wall-under-test.ts';

const cameras = 9;
const number = 5;
const tile = number - 1;
const reboots = Number(process.env.VONGLAU_REBOOTS ?? 6);

test(`a camera that reboots every 20 s comes back ${reboots} times, and no other notices`, {
  timeout: (reboots + 3) * 60_000,
}, async ({ annotate }) => {
  const city = await startTestCity({
    cameras,
    overrides: smallCameras(cameras, [{ number, ownPort: true }]),
  });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: '3x3' });
  onTestFinished(() => wall.dispose());
  const notLive = () => wall.tiles().filter(({ state }) => state !== 'live');
  await until('all live', () => wall.tiles().length === cameras && notLive().length === 0, 60_000, notLive);
  const reports = recordReports(wall);
  onTestFinished(() => reports.dispose());

  await city.camera(number).setFault({ kind: 'reboot', downSeconds: 6, periodSeconds: 20 });
  for (let reboot = 0; reboot < reboots; reboot++) {
    await wall.tileIs(tile, { state: 'reconnecting' }, 60_000);
    await wall.tileIs(tile, { state: 'live' }, 60_000);
    await wall.moving([tile]);
  }
  await city.camera(number).setFault(null);
  await wall.tileIs(tile, { state: 'live' }, 60_000);

  const story = reports.story(tile);
  await annotate(story.join(', '));
  const known =
    /^(live( cpu| network)?|stale (timeout|no-keyframe)|reconnecting (closed-by-camera|unreachable|timeout))$/;
  expect(story.filter((word) => !known.test(word))).toEqual([]);
  expect(oldestCalledLiveMs(reports)).toBeLessThanOrEqual(3000);
  for (let other = 0; other < cameras; other++)
    if (other !== tile)
      expect(
        reports.story(other).filter((word) => !/^(live|stale)/.test(word)),
        `tile ${other}`,
      ).toEqual([]);
  const connections = () => Array.from({ length: cameras }, (_, index) => city.camera(index + 1).connections);
  await until('one connection each', () => connections().every((count) => count === 1), 30_000, connections);
  expect(wall.pageErrors).toEqual([]);
});
