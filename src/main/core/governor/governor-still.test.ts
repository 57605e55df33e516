import { expect, test } from 'vitest';
import { SimulatedWall, type SimulatedWallOptions } from '../../../../test/fakes/simulated-wall.ts';
import { tilesOf } from '../../../../test/fakes/tiles-of.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { usualStream } from './stream-facts.ts';

const count = (machine: SimulatedWall, wanted: FeedTier) =>
  machine.orders().filter(({ tier }) => tier === wanted).length;

/** The largest wall on which no tile has keyframes only, at rest: every one has half of its pictures. */
function allAtHalf(facts?: SimulatedWallOptions['facts']): SimulatedWall {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, ...(facts && { facts }) });
  let tiles = 60;
  do machine.show('w', tilesOf(++tiles));
  while (count(machine, 'keyframes') === 0);
  machine.show('w', tilesOf(tiles - 1));
  machine.run(40);
  // The slow camera keeps what it has.
  expect(count(machine, 'half')).toBe(facts ? tiles - 2 : tiles - 1);
  return machine;
}

test('a machine that stops for five seconds takes no tile its movement, one that has too much to do does', () => {
  const machine = allAtHalf();
  machine.foreignCores = 1;
  machine.run(5);
  machine.foreignCores = 0;
  machine.run(30);
  expect(count(machine, 'keyframes')).toBe(0);
  machine.foreignCores = 1;
  machine.run(30);
  expect(count(machine, 'keyframes')).toBeGreaterThan(3);
});

test('a camera of one picture a second, which can give nothing, does not count as one that could', () => {
  const slow = (cameraId: string, role: StreamRole) => ({
    ...usualStream[role],
    fps: cameraId === 'camera-0' ? 1 : 25,
  });
  const machine = allAtHalf(slow);
  expect(count(machine, 'all')).toBe(1);
  machine.foreignCores = 1;
  machine.run(5);
  machine.foreignCores = 0;
  machine.run(30);
  expect(count(machine, 'keyframes')).toBe(0);
});

test('a little too much takes a few tiles their movement, much too much takes many', () => {
  const lowered = (foreignCores: number) => {
    const machine = allAtHalf();
    machine.foreignCores = foreignCores;
    machine.runUntil(() => count(machine, 'keyframes') > 0);
    return count(machine, 'keyframes') / machine.orders().length;
  };
  expect(lowered(0.5)).toBeLessThan(0.22);
  expect(lowered(1)).toBeGreaterThan(0.3);
});

test('what is a little more than the budget leaves no tile with keyframes only', () => {
  const share = allAtHalf().neededCores() / 2;
  expect(share).toBeGreaterThan(0.87);
  expect(share).toBeLessThan(0.93);
});

test('tiles that have keyframes only move again within a minute of the end of a load, and stay so', () => {
  const machine = allAtHalf();
  machine.foreignCores = 1;
  machine.runUntil(() => count(machine, 'keyframes') > 10);
  machine.foreignCores = 0;
  expect(machine.runUntil(() => count(machine, 'keyframes') === 0)).toBeLessThanOrEqual(60);
  machine.run(240, () => expect(count(machine, 'keyframes')).toBe(0));
});
