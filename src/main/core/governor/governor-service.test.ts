import { afterEach, expect, test, vi } from 'vitest';
import type { TileDemand } from '../../../shared/wall/feed-order.ts';
import { createLogger } from '../log/logger.ts';
import { GovernorService, type WindowOrders } from './governor-service.ts';
import type { MachineLoad } from './governor-world.ts';
import type { StreamFacts } from './stream-facts.ts';

const held: GovernorService[] = [];
afterEach(() => {
  for (const service of held.splice(0)) service.dispose();
});

function tiles(count: number, heightPx = 135): TileDemand[] {
  return Array.from({ length: count }, (_, tile) => ({
    tile,
    cameraId: `camera-${tile}`,
    widthPx: (heightPx * 16) / 9,
    heightPx,
    best: false,
  }));
}

function service(load: Partial<MachineLoad> = {}) {
  const lines: string[] = [];
  const fired: WindowOrders[] = [];
  const facts = new Map<string, StreamFacts>();
  const made = new GovernorService({
    now: () => performance.now(),
    figures: () => [],
    streamFacts: (cameraId, role) => facts.get(`${cameraId} ${role}`) ?? null,
    laneBad: () => false,
    machineLoad: () => ({ cores: 2, busyCores: 0.2, ownCores: 0.1, ...load }),
    log: createLogger((_level, line) => lines.push(line)),
    tickMs: 20,
  });
  held.push(made);
  made.onOrders.on((orders) => fired.push(orders));
  const demand = (windowId: string, list: readonly TileDemand[]) =>
    made.demand(windowId, list, () => ['main', 'sub']);
  return { made, lines, fired, facts, demand };
}

test('a window gets its orders as the answer, and others are told only when theirs change', () => {
  const { demand, fired, lines } = service();
  expect(demand('a', tiles(2))).toMatchObject([
    { tile: 0, cameraId: 'camera-0', role: 'sub', lane: 'webcodecs', tier: 'all', reason: 'small-tile' },
    { tile: 1 },
  ]);
  demand('b', tiles(4));
  expect(fired).toEqual([]);
  expect(lines).toEqual([]);
  demand('b', tiles(120, 200));
  expect(fired).toHaveLength(1);
  expect(fired[0]?.windowId).toBe('a');
  expect(fired[0]?.orders.every(({ reason }) => reason === 'keyframes-only')).toBe(true);
});

test('a known codec, a selection and a hold are told at once', () => {
  const { made, demand, fired, facts, lines } = service();
  demand('a', tiles(1));
  facts.set('camera-0 sub', { codec: 'hevc', width: 640, height: 360, fps: null });
  made.streamChanged('camera-0', 'sub');
  expect(fired.at(-1)?.orders).toMatchObject([{ lane: 'ffmpeg' }]);
  made.select({ windowId: 'a', tile: 0 });
  expect(fired.at(-1)?.orders).toMatchObject([{ role: 'main', reason: null }]);
  made.hold(true);
  expect(fired.at(-1)?.orders).toMatchObject([{ tier: 'keyframes' }]);
  made.hold(false);
  expect(fired.at(-1)?.orders).toMatchObject([{ tier: 'all' }]);
  expect(lines).toEqual([
    expect.stringContaining('a tile 0 camera-0 to-ffmpeg (lane'),
    expect.stringContaining('a tile 0 camera-0 to-main (looked-at'),
    expect.stringContaining('keyframes only'),
    expect.stringContaining('all pictures'),
  ]);
});

test('what time brings is told by itself', async () => {
  const { made, demand, fired } = service();
  demand('a', tiles(1, 540));
  made.select({ windowId: 'a', tile: 0 });
  demand('a', tiles(1, 300));
  made.select(null);
  expect(fired).toEqual([]);
  await vi.waitFor(() => expect(fired.at(-1)?.orders).toMatchObject([{ role: 'sub' }]), 5000);
});

test('room, low tiles and decisions are told', () => {
  const { made, demand } = service();
  const before = made.room();
  expect(before.sub).toBeGreaterThan(20);
  demand('a', tiles(4));
  expect(made.room().sub).toBeLessThan(before.sub);
  expect(made.low()).toEqual({ 'small-tile': 4 });
  demand('a', tiles(200));
  expect(made.room().sub).toBe(0);
  expect(made.low()['half-rate']).toBeGreaterThan(20);
  expect(made.low()['keyframes-only']).toBeGreaterThan(50);
  expect(made.decisions().length).toBe(100);
  expect(made.decisions()[0]).toMatchObject({ windowId: 'a', act: 'to-half', reason: 'half-rate' });
  made.windowGone('a');
  expect(made.low()).toEqual({});
});
