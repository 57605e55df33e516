import { expect, test } from 'vitest';
import { SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import type { TileDemand } from '../../../shared/wall/feed-order.ts';
import { roomLeft } from './room.ts';

const load = { cores: 8, busyCores: 1, ownCores: 1 };
const facts = { figures: [], load, predictedCores: 0.5, factor: 1, short: false };

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

test.each([0.6, 1, 1.4])('what is told holds when feeds really take %f of what was thought', (trueScale) => {
  const machine = new SimulatedWall({ cores: 4, trueScale });
  const tiles = (count: number): TileDemand[] =>
    Array.from({ length: count }, (_, index) => ({
      tile: index,
      cameraId: `camera-${index}`,
      widthPx: 240,
      heightPx: 135,
      best: false,
    }));
  machine.show('w', tiles(24));
  machine.run(60);
  const { predictedCores, factor, short } = machine.governor;
  const needed = machine.neededCores();
  const room = roomLeft({
    figures: [],
    load: { cores: 4, busyCores: needed, ownCores: needed },
    ...{ predictedCores, factor, short },
  });
  expect(room.sub).toBeGreaterThan(8);
  machine.show('w', tiles(24 + room.sub));
  machine.run(60, () => {
    expect(machine.overload()).toBeLessThanOrEqual(1);
    expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
  });
  // A third more is too much, and the governor sees it.
  machine.show('w', tiles(24 + Math.round(room.sub * 1.3)));
  machine.run(20);
  expect(machine.orders().some(({ tier }) => tier === 'keyframes')).toBe(true);
});
