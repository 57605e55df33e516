import { expect, test } from 'vitest';
import { SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import type { TileDemand } from '../../../shared/wall/feed-order.ts';
import { roomLeft } from './room.ts';

const load = { cores: 8, busyCores: 1, ownCores: 1 };
const facts = { figures: [], load, predictedCores: 0.5, factor: 1, short: false, subTile: null };

test('an idle machine has room for more small streams than large ones, and a busy one for fewer', () => {
  const room = roomLeft(facts);
  expect(room.main).toBeGreaterThan(10);
  expect(room.sub).toBeGreaterThan(3 * room.main);
  expect(room.usedPercent).toBe(15);
  expect(roomLeft({ ...facts, load: { ...load, busyCores: 4 } }).sub).toBeLessThan(room.sub * 0.6);
  expect(roomLeft({ ...facts, predictedCores: 4 }).sub).toBeLessThan(room.sub * 0.6);
  expect(roomLeft({ ...facts, factor: 2 }).sub).toBe(Math.floor(room.sub / 2));
});

test('there is none while a tile is short of something, or beyond what may be used', () => {
  expect(roomLeft({ ...facts, short: true })).toMatchObject({ sub: 0, main: 0 });
  expect(roomLeft({ ...facts, predictedCores: 9 })).toMatchObject({ sub: 0, main: 0, usedPercent: 132 });
});

function tiles(count: number, heightPx = 135): TileDemand[] {
  return Array.from({ length: count }, (_, index) => ({
    tile: index,
    cameraId: `camera-${index}`,
    ...{ widthPx: (heightPx * 16) / 9, heightPx, best: false },
  }));
}

/** What is told of a machine once that many feeds have run for a minute. */
function roomBeside(machine: SimulatedWall, cores: number, feeds: number, heightPx?: number) {
  machine.show('w', tiles(feeds, heightPx));
  machine.run(60);
  const { predictedCores, factor, short, subTile } = machine.governor;
  const needed = machine.neededCores();
  const load = { cores, busyCores: needed, ownCores: needed };
  return roomLeft({ figures: [], load, predictedCores, factor, short, subTile });
}

test.each([0.6, 1, 1.4])('what is told holds when feeds really take %f of what was thought', (trueScale) => {
  const machine = new SimulatedWall({ cores: 4, trueScale });
  const room = roomBeside(machine, 4, 24);
  expect(room.sub).toBeGreaterThan(8);
  machine.show('w', tiles(24 + room.sub));
  machine.run(60, () => {
    expect(machine.overload()).toBeLessThanOrEqual(1);
    expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
  });
  // A third more is too much, and the governor sees it; where feeds are cheap on a half empty machine more than that was kept back.
  machine.show('w', tiles(24 + Math.round(room.sub * (trueScale < 1 ? 2 : 1.3))));
  machine.run(20);
  expect(machine.orders().some(({ tier }) => tier !== 'all')).toBe(true);
});

test.each([1, 4, 8])(
  'what is told beside %i feeds holds where two threads share a core, and each is fast alone',
  (feeds) => {
    const machine = new SimulatedWall({ cores: 2, trueScale: 1, idleScale: 0.6 });
    const room = roomBeside(machine, 2, feeds);
    expect(room.sub).toBeGreaterThan(4);
    machine.show('w', tiles(feeds + room.sub));
    machine.run(60, () => {
      expect(machine.overload()).toBeLessThanOrEqual(0.9);
      expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
    });
  },
);

test.each([
  ['main streams in tiles of a 2x2 wall', 2, 540, 'main'],
  ['main streams in tiles of a 2x2 wall', 16, 540, 'main'],
  ['substreams in tiles of a 4x4 wall', 2, 270, 'sub'],
  ['substreams in tiles of a 4x4 wall', 16, 270, 'sub'],
] as const)('what is told holds for %s of %i cores', (_what, cores, heightPx, role) => {
  const machine = new SimulatedWall({ cores, trueScale: 1 });
  const room = roomBeside(machine, cores, 2, heightPx);
  expect(room[role]).toBeGreaterThan(1);
  machine.show('w', tiles(2 + room[role], heightPx));
  machine.run(60, () => {
    expect(machine.orders().every((order) => order.tier === 'all' && order.role === role)).toBe(true);
  });
});
