import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtInArrangement } from '../../../shared/wall/arrange.ts';
import type { HostDisplay } from '../host.ts';
import { createLogger } from '../log/logger.ts';
import { SettingsStore } from '../settings/console-settings.ts';
import { CarouselRunner } from './carousel-runner.ts';
import { WallService } from './wall-service.ts';

const logger = createLogger(() => undefined);
const display = (id: string): HostDisplay => ({
  id,
  name: id,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  primary: false,
});
const both = [display('a'), display('b')];
const by = 'op';
const at = (displayId: string, tile: number) => ({ displayId, tile });

let directory: string;
let settings: SettingsStore;
let wall: WallService;
const openWall = (displays = both) =>
  new WallService(settings, { displays, cameraIds: ['c1', 'c2', 'c3', 'c4', 'c5'], layout: null });
const restart = async (displays = both) => {
  await settings.flush();
  settings = (await SettingsStore.open(directory, logger)).store;
  wall = openWall(displays);
};
const tiles = (id: string) => wall.view().displays.find((one) => one.id === id)?.tiles;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vonglau-wall-'));
  settings = (await SettingsStore.open(directory, logger)).store;
  wall = openWall();
});
afterEach(async () => {
  await settings.flush();
  await rm(directory, { recursive: true });
});

describe('taking back', () => {
  const displayId = fc.constantFrom('a', 'b');
  const tile = fc.nat(5);
  const act = fc.oneof(
    fc.tuple(displayId, tile, fc.constantFrom('c1', 'x', null)).map(
      ([id, n, camera]) =>
        () =>
          wall.place(at(id, n), camera, by),
    ),
    fc.tuple(displayId, tile, displayId, tile).map(
      ([a, m, b, n]) =>
        () =>
          wall.swap(at(a, m), at(b, n), by),
    ),
    fc.tuple(displayId, fc.constantFrom('1x1', '3x3', '1+5')).map(
      ([id, layout]) =>
        () =>
          wall.setLayout(id, layout, by),
    ),
    fc.tuple(displayId, fc.option(tile)).map(
      ([id, n]) =>
        () =>
          wall.maximise(id, n, by),
    ),
  );

  test('the last ten changes can be taken back, one by one, and no more', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        wall = openWall();
        const seen = [JSON.stringify(wall.view().displays)];
        for (const one of acts) {
          const before = wall.view().undoable;
          one();
          const now = JSON.stringify(wall.view().displays);
          if (wall.view().undoable > before || now !== seen.at(-1)) seen.push(now);
        }
        const steps = wall.view().undoable;
        expect(steps).toBeLessThanOrEqual(10);
        for (let step = 0; step < steps; step++) {
          seen.pop();
          wall.undo(by);
          expect(JSON.stringify(wall.view().displays)).toBe(seen.at(-1));
        }
        expect(() => wall.undo(by)).toThrow(/no change/);
      }),
      { numRuns: 60 },
    );
  });

  test('a camera put on a tile that the display does not have any more goes nowhere', () => {
    wall.place(at('a', 7), 'c5', by);
    wall.swap(at('a', 0), at('b', 9), by);
    expect([tiles('a'), tiles('b')]).toEqual([
      ['c1', 'c2', 'c3', null],
      ['c4', 'c5', null, null],
    ]);
  });

  test('a change that changes nothing is none', () => {
    wall.place(at('a', 0), 'c1', by);
    expect(wall.view().undoable).toBe(0);
  });
});

test('a camera moves to an empty tile and changes places with another one, also across displays', () => {
  wall.swap(at('a', 0), at('b', 3), by);
  expect([tiles('a'), tiles('b')]).toEqual([
    [null, 'c2', 'c3', null],
    ['c4', 'c5', null, 'c1'],
  ]);
  wall.swap(at('a', 1), at('a', 2), by);
  expect(tiles('a')).toEqual([null, 'c3', 'c2', null]);
});

test('a display that was left with one empty tile comes back with it, and keeps what a larger layout shows again', async () => {
  const before = tiles('a');
  wall.setLayout('a', '1x1', by);
  wall.place(at('a', 0), null, by);
  await restart();
  expect(tiles('a')?.[0]).toBeNull();
  wall.setLayout('a', '2x2', by);
  expect(tiles('a')?.slice(1, 4)).toEqual(before?.slice(1, 4));
});

test('every change is logged with who asked for it and what is shown then', () => {
  const log: unknown[] = [];
  wall.onLogged.on(({ by: who, act, display: { id }, now }) => log.push([who, act, id, now.tiles[0]]));
  wall.place(at('a', 0), 'x', 'lan@desk');
  wall.place(at('a', 0), null, 'lan@desk');
  wall.undo('an@desk');
  expect(log).toEqual([
    ['lan@desk', 'place', 'a', 'x'],
    ['lan@desk', 'clear', 'a', null],
    ['an@desk', 'undo', 'a', 'x'],
  ]);
});

describe('saved layouts', () => {
  const { grid } = builtInArrangement('1+5', []);
  const save = (name: string, key: number | null, tilesOf: string[]) =>
    wall.layouts.save({ id: null, name, key, grid, tiles: tilesOf });

  test('bring their cameras; a key belongs to one of them', async () => {
    const night = save('Ca đêm', 1, ['c5', 'c4']);
    const day = save('Ca ngày', 1, ['c1']);
    wall.loadLayout('b', night, by);
    expect(tiles('b')).toEqual(['c5', 'c4', null, null, null, null]);
    expect(wall.layouts.all().map(({ id, key }) => [id, key])).toEqual([
      [night, null],
      [day, 1],
    ]);
    await restart();
    expect(wall.view().displays[1]).toMatchObject({ layout: night, grid });
    expect(() => wall.loadLayout('b', 'gone', by)).toThrow(/"gone"/);
  });

  test('a carousel turns, skips a layout that is gone, and ends with a change by hand', () => {
    vi.useFakeTimers();
    const runner = new CarouselRunner(wall);
    try {
      const layoutIds = [save('1', null, ['c1']), save('2', null, ['c2']), save('3', null, ['c3'])];
      wall.setCarousel('a', { layoutIds, dwellMs: 5000 }, by);
      expect(tiles('a')?.[0]).toBe('c1');
      vi.advanceTimersByTime(5000);
      expect(tiles('a')?.[0]).toBe('c2');
      wall.layouts.remove(layoutIds[2] ?? '');
      vi.advanceTimersByTime(5000);
      expect(tiles('a')?.[0]).toBe('c1');
      wall.place(at('a', 1), 'c5', by);
      vi.advanceTimersByTime(60_000);
      expect(tiles('a')?.slice(0, 2)).toEqual(['c1', 'c5']);
      expect(wall.view().displays[0]?.carousel).toBeNull();
      wall.undo(by);
      expect(wall.view().displays[0]?.carousel?.at).toBe(0);
    } finally {
      runner.dispose();
      vi.useRealTimers();
    }
  });
});

describe('a display that is unplugged', () => {
  test('leaves its cameras to the one the operator named, and has them back when it is plugged in', async () => {
    wall.setWhenAway('b', 'a');
    const before = wall.view().displays;
    wall.setDisplays([display('a')]);
    expect(wall.view().displays).toMatchObject([
      { layout: '3x3', tiles: ['c1', 'c2', 'c3', 'c4', 'c5', null, null, null, null], standsInFor: ['b'] },
    ]);
    await restart([display('a')]);
    expect(wall.view().displays[0]?.standsInFor).toEqual(['b']);
    wall.setDisplays(both);
    expect(wall.view().displays).toEqual(before);
  });

  test('what the operator did meanwhile stays; only the cameras that were taken over go', () => {
    wall.setWhenAway('b', 'a');
    wall.setDisplays([display('a')]);
    wall.place(at('a', 8), 'new', by);
    wall.setDisplays(both);
    expect(tiles('a')).toEqual(['c1', 'c2', 'c3', null, null, null, null, null, 'new']);
    expect(tiles('b')).toEqual(['c4', 'c5', null, null]);
  });

  test('stays away with its cameras when nobody was named', () => {
    const before = tiles('a');
    wall.setDisplays([display('a')]);
    expect(tiles('a')).toEqual(before);
  });
});
