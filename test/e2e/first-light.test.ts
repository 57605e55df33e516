import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity } from '../support/city-for-tests.ts';
import { until } from '../support/until.ts';
import { startWall, type WallUnderTest } from '../support/wall-under-test.ts';

let city: City;
let wall: WallUnderTest;

beforeAll(async () => {
  city = await startTestCity({
    cameras: 10,
    auth: { user: 'viewer', password: 'p@ss: w/örd' },
    // Long enough that a picture of the loop before is told from a late one.
    loopSeconds: 12,
    overrides: Array.from({ length: 10 }, (_, index) => ({ number: index + 1, fps: 10, gopSeconds: 1 })),
  });
  wall = await startWall({ camerasJson: city.camerasJson(), layout: '3x3', displays: 2, operator: true });
});
afterAll(async () => {
  await wall?.dispose();
  await city?.dispose();
});

const cameras = async (display: number) => (await wall.look(display)).map((seen) => seen?.camera ?? null);

test('every camera is on its tile of its display', async () => {
  await until(
    'nine pictures',
    async () => (await cameras(0)).every((camera) => camera !== null),
    40_000,
    () => wall.tiles(),
  );
  expect(await cameras(0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await until('the tenth camera', async () => (await cameras(1))[0] === 10);
});

test('the pictures move, and none is older than its camera says it can be', async () => {
  await wall.moving([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const seen = await wall.look();
  const now = performance.timeOrigin + performance.now();
  seen.forEach((value, tile) => {
    const sentAtMs = (['main', 'sub'] as const).map(
      (role) => city.camera(tile + 1).frameSentAtMs(role, value?.frame ?? -1) ?? 0,
    );
    expect(now - Math.max(...sentAtMs)).toBeLessThan(8000);
  });
});

test('each tile but the selected one reports a live substream through the webcodecs lane', async () => {
  // Why it is no more than that, `small-tile` or `cpu`, is a matter of the machine.
  const want = {
    state: 'live',
    stream: 'sub',
    lane: 'webcodecs',
    codec: 'h264',
  } as const;
  await wall.tileIs(0, { state: 'live', reason: null, stream: 'main' }, 60_000);
  for (let tile = 1; tile < 9; tile++) await wall.tileIs(tile, { ...want, width: 640, height: 360 });
});

test('another layout shows the same cameras without opening them again', async () => {
  const { id } = wall.console.wall.view().displays[0] ?? { id: '' };
  const connections = city.camera(1).connections;
  wall.console.wall.setLayout(id, '2x2', 'test');
  await until('four pictures', async () => (await cameras(0)).join() === '1,2,3,4');
  wall.console.wall.setLayout(id, '1+5', 'test');
  await until('six pictures', async () => (await cameras(0)).join() === '1,2,3,4,5,6');
  expect(city.camera(2).connections).toBeLessThanOrEqual(connections + 1);
});

test('a large tile swaps to the main stream when that has a picture', async () => {
  const { id } = wall.console.wall.view().displays[0] ?? { id: '' };
  wall.console.wall.setLayout(id, '1x1', 'test');
  await wall.tileIs(0, { state: 'live', reason: null, stream: 'main', width: 1280 }, 40_000);
  await until('its picture', async () => (await cameras(0)).join() === '1');
});

test('a camera put on a tile is the only one ever seen there', async () => {
  const { id } = wall.console.wall.view().displays[0] ?? { id: '' };
  wall.console.wall.setLayout(id, '2x2', 'test');
  wall.console.wall.place({ displayId: id, tile: 3 }, 'cam-0007', 'test');
  const seen = new Set<number | null>();
  await until('camera 7', async () => {
    const camera = (await cameras(0))[3] ?? null;
    seen.add(camera);
    return camera === 7;
  });
  expect([...seen].filter((camera) => camera !== null && camera !== 7 && camera !== 4)).toEqual([]);
  wall.console.wall.place({ displayId: id, tile: 3 }, null, 'test');
  await until('an empty tile', async () => (await cameras(0))[3] === null);
});

test('no page complained, no log line and no report carries a password', () => {
  expect(wall.pageErrors).toEqual([]);
  const text = wall.log.join('\n') + JSON.stringify([wall.tiles(0), wall.tiles(1)]);
  expect(text).not.toContain('p@ss');
  expect(text).not.toContain(encodeURIComponent('p@ss: w/örd'));
});
