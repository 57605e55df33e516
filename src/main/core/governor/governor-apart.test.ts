import { expect, test } from 'vitest';
import { figure, governorBench, h264, stream, tile } from '../../../../test/fakes/governor-bench.ts';
import { SimulatedWall } from '../../../../test/fakes/simulated-wall.ts';
import { tilesOf } from '../../../../test/fakes/tiles-of.ts';

const low = (machine: SimulatedWall, windowId = 'w') =>
  machine.governor.orders(windowId).filter(({ tier }) => tier !== 'all').length;

/** A window of so many tiles that can draw only so many pictures a second, however idle the machine. */
function slowWindow(machine: SimulatedWall, windowId: string, picturesPerSecond: number): () => void {
  const fps = { all: 25, half: 12.5, keyframes: 1 };
  return () => {
    const orders = machine.governor.orders(windowId);
    const wanted = orders.reduce((sum, { tier }) => sum + fps[tier], 0);
    const share = Math.max(0, 1 - picturesPerSecond / wanted);
    for (const { cameraId } of orders) machine.extraLoss.set(cameraId, { share, reason: 'cpu' });
  };
}

test.each([
  { share: 0.06, locked: false, staysLow: 0 },
  { share: 0.06, locked: true, staysLow: 0 },
  { share: 0.2, locked: true, staysLow: 0 },
  { share: 0.2, locked: false, staysLow: 1 },
])(
  'one camera that loses $share of its pictures (looked at: $locked) keeps no other tile low',
  ({ share, locked, staysLow }) => {
    const machine = new SimulatedWall({ cores: 2, trueScale: 1.2 });
    machine.show('w', [...tilesOf(41), tile(41, 135, { best: locked })]);
    machine.run(30);
    machine.foreignCores = 2;
    machine.run(30);
    expect(low(machine)).toBeGreaterThan(5);
    machine.foreignCores = 0;
    machine.extraLoss.set('camera-41', { share, reason: 'network' });
    machine.run(300);
    expect(low(machine)).toBe(staysLow);
  },
);

test('a raise that a window cannot draw is booked on the window, not on the one tile of it that was not raised', () => {
  const machine = new SimulatedWall({ cores: 16, trueScale: 1 });
  machine.show('w', tilesOf(36, 270));
  machine.governor.select({ windowId: 'w', tile: 5 }, machine.nowMs);
  const drawSlowly = slowWindow(machine, 'w', 500);
  drawSlowly();
  machine.run(120, drawSlowly);
  // Ever more rarely, and with a few tiles at a time: never all of them up and down again.
  for (let hour = 0; hour < 3; hour++) expect(machine.run(1200, drawSlowly)).toBeLessThan(100);
});

test('a window that cannot draw more takes no pictures from a window that can', () => {
  const machine = new SimulatedWall({ cores: 16, trueScale: 1 });
  machine.show('slow', tilesOf(36, 270));
  machine.show('quick', tilesOf(16, 135, 100));
  const drawSlowly = slowWindow(machine, 'slow', 500);
  drawSlowly();
  machine.run(600, () => {
    drawSlowly();
    expect(low(machine, 'quick')).toBe(0);
  });
  expect(low(machine, 'slow')).toBeGreaterThan(20);
  expect(machine.decisions.filter(({ why }) => why.cause === 'swap')).toEqual([]);
});

test('a covered window stays as it is, also where some of its tiles have less for the load already', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1 });
  machine.show('w', tilesOf(16, 500));
  machine.run(90);
  const before = machine.orders();
  expect(before.some(({ reason }) => reason === 'cpu')).toBe(true);
  machine.covered.add('w');
  machine.run(300);
  expect(machine.orders()).toEqual(before);
});

test('a page turn finds the hardware decoders of the page before free', () => {
  const { governor, facts, show, now } = governorBench([
    { ...figure('webcodecs', 360, 0.2), codec: 'hevc' },
    { ...figure('ffmpeg', 360, 1.5), codec: 'hevc' },
  ]);
  for (let camera = 0; camera < 32; camera++) facts.set(`camera-${camera} sub`, stream('hevc', 360));
  governor.abilities('w', [h264, { codec: 'hevc', decodes: true, hardware: true }], now());
  for (const page of [0, 1]) {
    show(
      Array.from({ length: 16 }, (_, index) => tile(index, 135, { cameraId: `camera-${page * 16 + index}` })),
    );
    expect(new Set(governor.orders('w').map(({ lane }) => lane))).toEqual(new Set(['webcodecs']));
  }
});

test('what a forecast lowered does not rise in the seconds after', () => {
  const machine = new SimulatedWall({ cores: 2, trueScale: 1.1 });
  machine.show('w', tilesOf(62));
  machine.run(60);
  machine.governor.select({ windowId: 'w', tile: 55 }, machine.nowMs);
  expect(low(machine)).toBeGreaterThan(0);
  machine.run(2);
  machine.governor.select(null, machine.nowMs);
  const lowered = low(machine);
  machine.run(2, () => expect(low(machine)).toBe(lowered));
  machine.run(60);
  expect(low(machine)).toBeLessThan(lowered);
});

test('eight hours of sleep are no eight hours of quiet: the first second after teaches a second', () => {
  const { governor, show, now } = governorBench();
  show(tilesOf(16));
  const busy = { cores: 16, busyCores: 4, ownCores: 4 };
  for (let second = 1; second <= 60; second++) governor.tick(busy, now() + second * 1000);
  const { factor } = governor;
  expect(factor).toBeGreaterThan(1);
  governor.tick({ ...busy, busyCores: 0.1, ownCores: 0.1 }, now() + 8 * 3_600_000);
  expect(governor.factor).toBeGreaterThan(0.8 * factor);
});
