import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { Host, HostDisplay, HostWindow, WindowSpec } from '../host.ts';
import { createLogger } from '../log/logger.ts';
import { SettingsStore } from '../settings/console-settings.ts';
import { planWindows } from './plan-windows.ts';
import { WallService } from './wall-service.ts';
import { WindowKeeper } from './window-keeper.ts';

const logger = createLogger(() => undefined);
const display = (id: string, primary = false): HostDisplay => ({
  id,
  name: id,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  primary,
});

describe('which window goes where', () => {
  const [a, b, c] = [display('a', true), display('b'), display('c')];
  const wanted = { operator: true, limit: null, virtual: false };
  const walls = (plan: { walls: readonly HostDisplay[] }) => plan.walls.map((one) => one.id);

  test('the operator takes the primary display, walls the others', () => {
    expect(walls(planWindows([b, a, c], wanted))).toEqual(['b', 'c']);
  });
  test('one display carries both', () => {
    const plan = planWindows([a], wanted);
    expect([plan.operator, walls(plan)]).toEqual([a.bounds, ['a']]);
  });
  test('without an operator window every display is a wall, up to the limit', () => {
    expect(planWindows([a, b, c], { ...wanted, operator: false, limit: 2 })).toEqual({
      operator: null,
      walls: [a, b],
    });
  });
  test('virtual displays are all walls', () => {
    expect(walls(planWindows([a, b], { ...wanted, virtual: true }))).toEqual(['a', 'b']);
  });
});

describe('the wanted wall', () => {
  let directory: string;
  let settings: SettingsStore;
  const cameraIds = ['c1', 'c2', 'c3', 'c4', 'c5'];
  const displays = [display('a'), display('b')];
  const open = (start: Partial<ConstructorParameters<typeof WallService>[1]> = {}) =>
    new WallService(settings, { displays, cameraIds, layout: null, ...start });
  const restart = async () => {
    await settings.flush();
    settings = (await SettingsStore.open(directory, logger)).store;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vonglau-wall-'));
    settings = (await SettingsStore.open(directory, logger)).store;
  });
  afterEach(async () => {
    await settings.flush();
    await rm(directory, { recursive: true });
  });

  test('at first the cameras are shared out over the displays', () => {
    expect(
      open()
        .view()
        .displays.map(({ layout, tiles }) => [layout, tiles]),
    ).toEqual([
      ['2x2', ['c1', 'c2', 'c3', null]],
      ['2x2', ['c4', 'c5', null, null]],
    ]);
  });

  test('changes are broadcast, and there after a restart', async () => {
    const wall = open();
    const heard: unknown[] = [];
    wall.onChanged.on((view) => heard.push(view));
    wall.setLayout('a', '1+5', 'op');
    wall.place({ displayId: 'a', tile: 5 }, 'c5', 'op');
    wall.place({ displayId: 'b', tile: 0 }, null, 'op');
    expect(heard).toHaveLength(3);
    await restart();
    expect(open().view().displays).toEqual(wall.view().displays);
  });

  test('a layout given at start wins, what stood on the tiles stays', async () => {
    open().place({ displayId: 'a', tile: 0 }, 'c4', 'op');
    await restart();
    expect(open({ layout: '3x3' }).view().displays[0]).toMatchObject({
      layout: '3x3',
      tiles: expect.arrayContaining(['c4']),
    });
  });

  test('another city’s wall is not restored', async () => {
    open().place({ displayId: 'a', tile: 0 }, 'c4', 'op');
    await restart();
    expect(open({ cameraIds: ['x1'] }).view().displays[0]?.tiles).toEqual(['x1']);
  });

  test('a display that comes back shows what it showed', () => {
    const wall = open();
    const before = wall.view();
    wall.setDisplays(displays.slice(0, 1));
    expect(wall.view().displays).toHaveLength(1);
    wall.setDisplays(displays);
    expect(wall.view()).toEqual(before);
  });

  test('what is not there is refused by name', () => {
    expect(() => open().setLayout('a', '9x9', 'op')).toThrow(ExpectedError);
    expect(() => open().place({ displayId: 'z', tile: 0 }, 'c1', 'op')).toThrow(/"z"/);
  });
});

describe('a kept window', () => {
  const spec = (): WindowSpec => ({
    identity: { windowId: 'w', kind: 'wall', displayId: 'a' },
    bounds: display('a').bounds,
    fullscreen: true,
    title: 't',
    url: 'http://127.0.0.1/',
    bridge: { origin: 'http://127.0.0.1', token: 't' },
  });

  function fakeHost(failures = 0) {
    const opened = new Emitter<Emitter<'closed' | 'crashed'>>();
    let left = failures;
    const host: Pick<Host, 'openWindow'> = {
      async openWindow({ identity }) {
        if (left-- > 0) throw new Error('no window today');
        const gone = new Emitter<'closed' | 'crashed'>();
        const window: HostWindow = {
          identity,
          onGone: (listener) => gone.on(listener),
          focus: async () => undefined,
          screenshot: async () => new Uint8Array(),
          close: async () => undefined,
        };
        queueMicrotask(() => opened.fire(gone));
        return window;
      },
    };
    const next = () =>
      new Promise<Emitter<'closed' | 'crashed'>>((resolve) => {
        const once = opened.on((gone) => {
          once.dispose();
          resolve(gone);
        });
      });
    // WindowKeeper uses openWindow of the host and nothing else.
    return { host: host as Host, next };
  }

  test('is opened again whenever it is gone, also when an opening fails, until disposed', async () => {
    const { host, next } = fakeHost();
    const keeper = new WindowKeeper({ host, logger, spec });
    const first = next();
    await keeper.start();
    for (let round = 0, gone = await first; round < 3; round++) {
      const again = next();
      gone.fire('crashed');
      gone = await again;
    }
    expect(keeper.window()).not.toBeNull();
    await keeper.dispose();
    expect(keeper.window()).toBeNull();
  });

  test('a crash is said; that a person closed it is not', async () => {
    const { host, next } = fakeHost();
    let crashes = 0;
    const keeper = new WindowKeeper({ host, logger, spec, onCrashed: () => crashes++ });
    const first = next();
    await keeper.start();
    const again = next();
    (await first).fire('closed');
    const once = next();
    (await again).fire('crashed');
    await once;
    expect(crashes).toBe(1);
    await keeper.dispose();
  });

  test('one that is insisted on is opened as soon as it can be', async () => {
    const { host, next } = fakeHost(2);
    const keeper = new WindowKeeper({ host, logger, spec });
    const opened = next();
    await keeper.insist();
    await opened;
    await expect.poll(() => keeper.window()).not.toBeNull();
    await keeper.dispose();
  });

  test('a first opening that fails is told to whoever started it', async () => {
    const { host } = fakeHost(1);
    await expect(new WindowKeeper({ host, logger, spec }).start()).rejects.toThrow('no window today');
  });
});
