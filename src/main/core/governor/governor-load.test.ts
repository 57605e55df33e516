import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLowering, SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import { tilesOf } from '../../../../test/fakes/tiles-of.ts';
import { runs } from '../../../../test/support/runs.ts';
import { type FeedOrder, FeedTier, type TileDemand } from '../../../shared/wall/feed-order.ts';

const heights = fc.constantFrom(90, 135, 180, 270, 360, 540, 1080);
const wall = fc.record({
  cores: fc.integer({ min: 1, max: 8 }),
  trueScale: fc.double({ min: 0.5, max: 2, noNaN: true }),
  lossScale: fc.constantFrom(1, 1.5, 3),
  heights: fc.array(heights, { minLength: 1, maxLength: 48 }),
  ownKnown: fc.boolean(),
});

function open(options: { cores: number; trueScale: number; lossScale?: number; ownKnown?: boolean }) {
  return new SimulatedWall(options);
}

/** More is better. */
const fullness = ({ tier }: FeedOrder) => -FeedTier.options.indexOf(tier);

function mixed(list: readonly number[]): TileDemand[] {
  return list.map((heightPx, tile) => ({
    tile,
    cameraId: `camera-${tile}`,
    widthPx: (heightPx * 16) / 9,
    heightPx,
    best: false,
  }));
}

describe('whatever a feed really costs', () => {
  test('the wall comes to rest without late tiles, and stays there', () => {
    fc.assert(
      fc.property(wall, (options) => {
        const machine = open(options);
        machine.show('w', mixed(options.heights));
        machine.run(90);
        let lateSeconds = 0;
        const changes = machine.run(300, () => {
          if (machine.overload() > 1.04 && machine.orders().some(({ tier }) => tier !== 'keyframes'))
            lateSeconds++;
        });
        expect(lateSeconds).toBeLessThanOrEqual(30);
        expect(changes / 5).toBeLessThanOrEqual(Math.max(4, options.heights.length / 4));
      }),
      { numRuns: runs(4) },
    );
  });

  test('the tile that is looked at always has the main stream, all of it', () => {
    fc.assert(
      fc.property(wall, fc.nat(), fc.boolean(), (options, pick, maximised) => {
        const machine = open(options);
        const tile = pick % options.heights.length;
        const tiles = mixed(options.heights);
        if (!maximised) machine.governor.select({ windowId: 'w', tile }, machine.nowMs);
        machine.show('w', maximised ? tiles.map((one) => ({ ...one, best: one.tile === tile })) : tiles);
        const check = () =>
          expect(machine.orders().find((order) => order.tile === tile)).toMatchObject({
            role: 'main',
            tier: 'all',
            reason: null,
          });
        check();
        machine.run(60, check);
      }),
      { numRuns: runs(4) },
    );
  });

  test('a tile never has less than one half its size, and every tile says why it is low', () => {
    fc.assert(
      fc.property(wall, (options) => {
        const machine = open(options);
        const tiles = mixed(options.heights);
        machine.show('w', tiles);
        machine.run(120);
        const orders = machine.orders();
        const pixels = (tile: number) => (options.heights[tile] ?? 0) ** 2;
        for (const order of orders) {
          if (order.tier === 'keyframes') expect(order.reason).toBe('keyframes-only');
          else if (order.tier === 'half') expect(order.reason).toBe('half-rate');
          else if (order.role === 'main') expect(order.reason).toBeNull();
          else expect(['small-tile', 'cpu']).toContain(order.reason);
        }
        const subs = orders.filter(({ role }) => role === 'sub');
        const starved = subs.filter(({ tier }) => tier !== 'all');
        for (const low of starved)
          for (const high of subs)
            if (fullness(low) < fullness(high)) expect(pixels(low.tile)).toBeLessThan(2 * pixels(high.tile));
        // Nobody loses pictures while another still has a main stream that it could do without.
        if (starved.length > 0) expect(orders.filter(({ role }) => role === 'main')).toEqual([]);
      }),
      { numRuns: runs(4) },
    );
  });
});

describe('an overload', () => {
  test('that was forecast never happens: the orders fit from the first', () => {
    const machine = open({ cores: 2, trueScale: 1 });
    machine.show('w', tilesOf(100));
    expect(machine.overload()).toBeLessThan(1);
    const low = machine.orders().filter(({ tier }) => tier !== 'all');
    expect(low.length).toBeGreaterThan(20);
    expect(machine.run(60)).toBeLessThan(10);
  });

  test.each([1, 3])('of a third ends within 15 s, when a loss costs %d times its pictures', (lossScale) => {
    const machine = open({ cores: 2, trueScale: 1.65, lossScale });
    machine.show('w', tilesOf(60));
    expect(machine.overload()).toBeGreaterThan(1.25);
    machine.run(15);
    expect(machine.overload()).toBeLessThanOrEqual(1);
    const orders = machine.orders();
    expect(orders.filter(({ tier }) => tier === 'all').length).toBeGreaterThan(15);
  });

  test('takes the smallest tiles first', () => {
    const machine = open({ cores: 2, trueScale: 1.6 });
    machine.show('w', [
      ...tilesOf(20, 270),
      ...tilesOf(30, 135, 20).map((one) => ({ ...one, tile: one.tile + 20 })),
    ]);
    machine.run(40);
    const orders = machine.orders();
    const low = orders.filter(({ tier }) => tier !== 'all');
    expect(low.length).toBeGreaterThan(3);
    expect(low.every(({ tile }) => tile >= 20)).toBe(true);
    expect(machine.decisions.filter(({ act }) => isLowering(act)).every(({ tile }) => tile >= 20)).toBe(true);
  });

  test('of one window that cannot draw fast enough on a machine with room leaves the others alone', () => {
    const machine = open({ cores: 16, trueScale: 1 });
    machine.show('slow', tilesOf(36));
    machine.show('quick', tilesOf(16, 270, 100));
    for (const { cameraId } of tilesOf(36)) machine.extraLoss.set(cameraId, { share: 0.2, reason: 'cpu' });
    machine.run(12);
    expect(machine.governor.orders('slow').filter(({ tier }) => tier !== 'all').length).toBeGreaterThan(5);
    expect(machine.governor.orders('quick').every(({ tier }) => tier === 'all')).toBe(true);
  });

  test('is not what a covered window has: its pictures are lost because nobody sees them', () => {
    const machine = open({ cores: 2, trueScale: 1.2 });
    machine.show('covered', tilesOf(20));
    machine.show('seen', tilesOf(20, 135, 100));
    machine.run(15);
    machine.covered.add('covered');
    expect(machine.run(120)).toBe(0);
    machine.foreignCores = 2;
    machine.run(30);
    expect(machine.orders().some(({ tier }) => tier !== 'all')).toBe(true);
  });

  test('of a single feed lowers that feed alone, for the network if that was it', () => {
    const machine = open({ cores: 8, trueScale: 1 });
    machine.show('w', tilesOf(4, 540));
    machine.extraLoss.set('camera-1', { share: 0.5, reason: 'network' });
    machine.run(12);
    machine.extraLoss.clear();
    expect(machine.orders()[1]).toMatchObject({ role: 'sub', tier: 'all', reason: 'network' });
    expect(machine.orders().filter(({ role }) => role === 'main')).toHaveLength(3);
    machine.run(60);
    expect(machine.orders().every(({ role, reason }) => role === 'main' && reason === null)).toBe(true);
  });
});

describe('when load goes', () => {
  test('CPU taken away for 30 s and given back: everything is back within a minute', () => {
    const machine = open({ cores: 2, trueScale: 1.2 });
    machine.show('w', tilesOf(42));
    machine.run(30);
    expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
    machine.foreignCores = 2;
    machine.run(30);
    // Of 100 pictures four are too few to be worth a step (lateness.ts).
    expect(machine.overload()).toBeLessThanOrEqual(1.05);
    expect(machine.orders().some(({ tier }) => tier !== 'all')).toBe(true);
    machine.foreignCores = 0;
    machine.run(60);
    expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
  });

  test('closing half of the tiles brings the rest back at once', () => {
    const machine = open({ cores: 2, trueScale: 1 });
    machine.show('w', tilesOf(80));
    machine.run(30);
    machine.show('w', tilesOf(20));
    expect(machine.orders().every(({ tier }) => tier === 'all')).toBe(true);
  });

  test('any load: everything is back in the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        fc.integer({ min: 5, max: 120 }),
        (cores, trueScale, seconds) => {
          const machine = open({ cores, trueScale });
          machine.show('w', tilesOf(Math.floor((cores * 0.6 * 1000) / (26 * trueScale))));
          machine.run(60);
          machine.foreignCores = cores;
          machine.run(seconds);
          machine.foreignCores = 0;
          machine.run(180);
          expect(machine.orders().filter(({ tier }) => tier !== 'all')).toEqual([]);
        },
      ),
      { numRuns: runs(2) },
    );
  });

  test('a raise that fails again and again is tried ever more rarely', () => {
    const machine = open({ cores: 8, trueScale: 1 });
    machine.show('w', tilesOf(4, 540));
    // The link of camera 1 holds its sub stream only: nothing but trying tells.
    const every = () => {
      const main = machine.orders().find(({ tile }) => tile === 1)?.role === 'main';
      if (main) machine.extraLoss.set('camera-1', { share: 0.5, reason: 'network' });
      else machine.extraLoss.clear();
    };
    every();
    machine.run(120, every);
    const early = machine.decisions.filter(({ act }) => act === 'to-main').length;
    machine.decisions.length = 0;
    machine.run(600, every);
    const later = machine.decisions.filter(({ act }) => act === 'to-main').length;
    expect(early).toBeGreaterThan(0);
    expect(later / 10).toBeLessThan(early / 2);
    expect(later).toBeGreaterThan(0);
  });
});

test('100 tiles over two windows: every tile has an order that gives it pictures, and it holds', () => {
  const machine = open({ cores: 2, trueScale: 1.4, lossScale: 2 });
  machine.show('a', tilesOf(64));
  machine.run(3);
  machine.show('b', tilesOf(36, 180, 64));
  expect(machine.orders()).toHaveLength(100);
  machine.run(30);
  expect(machine.overload()).toBeLessThanOrEqual(1);
  machine.run(60, () => expect(machine.orders()).toHaveLength(100));
  expect(machine.orders().filter(({ tier }) => tier !== 'keyframes').length).toBeGreaterThan(40);
});
