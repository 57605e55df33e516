import { expect, test } from 'vitest';
import { SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import { tilesOf } from '../../../../test/fakes/tiles-of.ts';

const low = (machine: SimulatedWall) => machine.orders().filter(({ tier }) => tier !== 'all').length;

/** A wall of which a load of others has made many tiles low. */
function shedWall(tiles = 46) {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1 });
  machine.show('w', tilesOf(tiles));
  machine.run(20);
  machine.foreignCores = 2;
  machine.runUntil(() => low(machine) >= tiles / 8);
  return machine;
}

test('with obvious room all tiles are back together within ten seconds', () => {
  const machine = shedWall();
  machine.foreignCores = 0;
  expect(machine.runUntil(() => low(machine) === 0)).toBeLessThanOrEqual(10);
  expect(new Set(machine.decisions.filter(({ act }) => act === 'to-all').map(({ atMs }) => atMs)).size).toBe(
    1,
  );
});

test('on a machine that others keep busy, and yet holds, all tiles are back within a minute and a half', () => {
  const machine = shedWall();
  machine.foreignCores = 0.6;
  expect(machine.neededCores() + machine.foreignCores).toBeGreaterThan(1.4);
  machine.run(1);
  expect(machine.runUntil(() => low(machine) === 0)).toBeLessThanOrEqual(90);
  machine.run(120, () => expect(low(machine)).toBe(0));
});

test('a load that comes and goes does not make tiles flicker', () => {
  const machine = shedWall();
  let changes = 0;
  for (let turn = 0; turn < 20; turn++) {
    machine.foreignCores = 0;
    machine.run(15);
    machine.foreignCores = 2;
    machine.run(15);
  }
  for (let turn = 0; turn < 20; turn++) {
    machine.foreignCores = 0;
    changes += machine.run(15);
    machine.foreignCores = 2;
    changes += machine.run(15);
  }
  // Ten minutes: hardly a tile goes up and down more than once.
  expect(changes).toBeLessThanOrEqual(46 * 2);
});

test('of tiles that only a close forecast keeps low none stays so while the machine has time', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1 });
  let tiles = 30;
  do machine.show('w', tilesOf(++tiles));
  while (low(machine) === 0);
  expect(machine.runUntil(() => low(machine) === 0)).toBeLessThanOrEqual(15);
  machine.run(300, () => expect(low(machine)).toBe(0));
});

test('tiles that a forecast much too dear keeps low are back within half a minute', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 0.72 });
  machine.show('w', tilesOf(72));
  expect(low(machine)).toBeGreaterThan(5);
  expect(machine.runUntil(() => low(machine) === 0)).toBeLessThanOrEqual(30);
  machine.run(300, () => expect(low(machine)).toBe(0));
});
