import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLowering, SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import { tilesOf } from '../../../../test/fakes/tiles-of.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import { type StreamFacts, usualStream } from './stream-facts.ts';

const low = (machine: SimulatedWall) => machine.orders().filter(({ tier }) => tier !== 'all').length;

test('a start that takes all cores for a while and leaves pictures out sheds nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0.6, max: 1.2, noNaN: true }),
      fc.integer({ min: 8, max: 30 }),
      (burstSeconds, trueScale, tiles) => {
        const machine = new SimulatedWall({ cores: 2, trueScale, lossScale: 2 });
        machine.otherOwnCores = 2;
        machine.show('w', tilesOf(tiles));
        machine.run(burstSeconds);
        machine.otherOwnCores = 0;
        machine.run(60, () => expect(low(machine)).toBe(0));
        expect(machine.decisions.filter(({ act }) => isLowering(act))).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
});

test('a start that never comes to rest is an overload', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, lossScale: 2 });
  machine.otherOwnCores = 2;
  machine.show('w', tilesOf(30));
  machine.run(20);
  expect(low(machine)).toBeGreaterThan(3);
});

test('pages that are turned all the time do not hide an overload', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 2, lossScale: 2 });
  machine.show('static', tilesOf(30));
  for (let turn = 0; turn < 15; turn++) {
    machine.show('pages', tilesOf(12, 180, 100 + turn * 12));
    machine.run(6);
  }
  expect(machine.overload()).toBeLessThan(1.1);
});

test.each([8, 10])(
  'a carousel that turns every %i s does not hide an overload, with all its tiles in it',
  (dwellSeconds) => {
    const machine = new SimulatedWall({ cores: 2, trueScale: 2, lossScale: 2 });
    for (let turn = 0; turn < 20; turn++) {
      machine.show('w', tilesOf(48, 135, (turn % 3) * 48));
      machine.run(dwellSeconds);
    }
    machine.run(1, () => expect(machine.overload()).toBeLessThan(1.1));
    expect(machine.governor.factor).toBeGreaterThan(1.4);
  },
);

test('after the machine was measured everything begins again at once, and nothing is shed for it', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, lossScale: 2 });
  machine.show('w', tilesOf(30));
  machine.run(20);
  machine.governor.hold(true, machine.nowMs);
  machine.run(20);
  machine.governor.hold(false, machine.nowMs);
  machine.otherOwnCores = 1.5;
  machine.run(6);
  machine.otherOwnCores = 0;
  machine.run(30);
  expect(machine.decisions.filter(({ act }) => isLowering(act))).toEqual([]);
});

test('a stream that turns out dearer than it was thought takes nothing from the others', () => {
  const known = new Map<string, StreamFacts>();
  const facts = (cameraId: string, role: StreamRole) =>
    known.get(`${cameraId} ${role}`) ?? { ...usualStream[role], width: 320, height: 180 };
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, facts });
  machine.show('w', tilesOf(90));
  machine.governor.select({ windowId: 'w', tile: 0 }, machine.nowMs);
  machine.run(15);
  machine.foreignCores = 2;
  machine.runUntil(() => low(machine) > 0);
  const before = machine.orders();
  known.set('camera-0 main', { ...usualStream.main, fps: 30 });
  machine.governor.streamChanged('camera-0', 'main', machine.nowMs);
  expect(machine.orders().map(({ tier }) => tier)).toEqual(before.map(({ tier }) => tier));
});

test('rates that are counted a little different every second lower nobody by themselves', () => {
  let tick = 0;
  const facts = (cameraId: string, role: StreamRole) => ({
    ...usualStream[role],
    fps: 25 + 0.37 * Math.sin(tick * 1.7 + cameraId.length + Number(cameraId.slice(-1))),
  });
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, facts });
  machine.show('w', tilesOf(46));
  machine.run(15, () => tick++);
  machine.foreignCores = 2;
  machine.run(60, () => tick++);
  machine.decisions.length = 0;
  machine.run(300, () => tick++);
  expect(machine.decisions.filter(({ why }) => why.cause === 'forecast')).toEqual([]);
});

test('a tile that is looked at is not paid for by the others at one stroke', () => {
  const facts = (cameraId: string, role: StreamRole) =>
    cameraId === 'camera-0' && role === 'main'
      ? { ...usualStream.main, width: 3840, height: 2160 }
      : usualStream[role];
  const machine = new SimulatedWall({ cores: 2, trueScale: 1.6, lossScale: 3, facts });
  machine.show('w', tilesOf(12));
  machine.governor.select({ windowId: 'w', tile: 0 }, machine.nowMs);
  machine.run(15);
  machine.foreignCores = 2;
  const before = machine.neededCores();
  machine.runUntil(() => low(machine) > 0);
  expect(low(machine)).toBeLessThan(11);
  expect(machine.neededCores()).toBeGreaterThan(0.85 * before);
});

test('tiles that come and turn out to have few pictures a second are given them at once', () => {
  let fps = 25;
  const facts = (_cameraId: string, role: StreamRole) => ({ ...usualStream[role], fps });
  const machine = new SimulatedWall({ cores: 2, trueScale: 1, facts });
  machine.otherOwnCores = 0.5;
  machine.show('w', tilesOf(100));
  machine.run(3);
  expect(low(machine)).toBeGreaterThan(10);
  fps = 8;
  machine.run(2);
  expect(low(machine)).toBe(0);
  machine.otherOwnCores = 0;
  machine.run(60, () => expect(low(machine)).toBe(0));
});

test('a machine that is short of time in every second second leaves some pictures out, and takes no tile all but its keyframes', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1 });
  machine.show('w', tilesOf(63));
  machine.run(30);
  let worst = 0;
  for (let turn = 0; turn < 60; turn++) {
    machine.foreignCores = 2 - machine.neededCores() / 1.08;
    machine.run(1, () => {
      worst = Math.max(worst, machine.overload());
    });
    machine.foreignCores = 0;
    machine.run(1);
  }
  expect(worst).toBeGreaterThan(1.07);
  expect(low(machine)).toBe(0);
  expect(machine.decisions.filter(({ act }) => isLowering(act))).toEqual([]);
});
