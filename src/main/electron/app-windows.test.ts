import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppBench, openAppBench, specOf } from '../../../test/electron/app-bench.ts';
import type { FakeCore } from '../../../test/electron/fake-core.ts';
import { endpointChannel } from '../../shared/contract/window-identity.ts';

let bench: AppBench;
let core: FakeCore;

beforeEach(async () => {
  bench = await openAppBench();
  await bench.start();
  core = await bench.core();
});
afterEach(() => bench.dispose());

const openWindow = async (kind: 'operator' | 'wall' | 'zoom', opening = 1) => {
  const answer = await core.main.ask('window.open', { opening, spec: specOf(kind) });
  const window = bench.windows.at(-1);
  if (!window) throw new Error('no window was made');
  return { window, answer };
};
const gone = () => core.told.filter(({ name }) => name === 'window.gone').map(({ input }) => input);

test('a wall covers its display without a frame or menu; the desk has both and is remembered', async () => {
  const { window: wall, answer } = await openWindow('wall');
  const place = { x: 1920, y: 0, width: 1280, height: 720 };
  expect(wall.options).toMatchObject({ ...place, fullscreen: true, frame: false });
  expect(wall.options.name).toBeUndefined();
  expect(wall.hasMenu).toBe(false);
  expect(wall.url).toBe('app://vonglau/wall.html');
  expect(answer.pids).toEqual([3, 4]);
  const { window: desk } = await openWindow('operator', 2);
  expect(desk.options).toMatchObject({
    fullscreen: false,
    frame: true,
    name: 'desk',
    windowStatePersistence: true,
  });
  expect(desk.hasMenu).toBe(true);
});

test('every window is sandboxed, isolated and without developer tools when packaged', async () => {
  const { window } = await openWindow('wall');
  expect(window.options.webPreferences).toEqual({
    preload: expect.stringMatching(/preload\/index\.cjs$/),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    backgroundThrottling: false,
    devTools: false,
  });
});

test('the display stays awake while a wall is shown, and only then', async () => {
  await openWindow('operator', 1);
  expect(bench.seen.blocked.size).toBe(0);
  await openWindow('wall', 2);
  await openWindow('wall', 3);
  expect(bench.seen.blocked.size).toBe(1);
  await core.main.ask('window.close', { opening: 2 });
  expect(bench.seen.blocked.size).toBe(1);
  await core.main.ask('window.close', { opening: 3 });
  expect(bench.seen.blocked.size).toBe(0);
});

test('a page that crashed or hangs is told as gone, and its window goes', async () => {
  const { window: first } = await openWindow('wall', 1);
  first.webContents.fire('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
  const { window: second } = await openWindow('wall', 2);
  second.fireBare('unresponsive');
  const { window: third } = await openWindow('zoom', 3);
  third.destroy();
  await expect.poll(gone).toEqual([
    { opening: 1, why: 'crashed' },
    { opening: 2, why: 'crashed' },
    { opening: 3, why: 'closed' },
  ]);
  expect([first.destroyed, second.destroyed, second.webContents.crashes]).toEqual([true, true, 1]);
});

test('a page that cannot be loaded leaves no window', async () => {
  bench.world.loads = () => Promise.reject(new Error('ERR_FAILED'));
  const opening = core.main.ask('window.open', { opening: 1, spec: specOf('wall') });
  await expect(opening).rejects.toMatchObject({ fault: { code: 'page-unreachable' } });
  expect(bench.windows[0]?.destroyed).toBe(true);
});

test('the way to the core is told to a window’s own page only, in its main frame', async () => {
  const { window: wall } = await openWindow('wall', 1);
  const { window: desk } = await openWindow('operator', 2);
  const url = 'app://vonglau/wall.html';
  const main = { parent: null, url };
  const ask = (sender: unknown, senderFrame: object | null) =>
    bench.askIpc(endpointChannel, { sender, senderFrame });
  expect(ask(wall.webContents, main)).toEqual(specOf('wall').bridge);
  expect(ask(desk.webContents, main)).toEqual(specOf('operator').bridge);
  expect(ask(wall.webContents, { parent: main, url })).toBeNull();
  expect(ask(wall.webContents, { parent: null, url: 'https://evil.example/' })).toBeNull();
  expect(ask(wall.webContents, { parent: null, url: 'app://vonglau.evil/' })).toBeNull();
  expect(ask(wall.webContents, null)).toBeNull();
  expect(ask({}, main)).toBeNull();
  wall.destroy();
  expect(ask(wall.webContents, main)).toBeNull();
});

test('a window can be brought to the front and photographed; one that is gone cannot', async () => {
  const { window } = await openWindow('wall');
  await core.main.ask('window.focus', { opening: 1 });
  expect(window.shown).toBe(1);
  expect(Buffer.from(await core.main.ask('window.screenshot', { opening: 1 })).toString()).toBe(
    'png of the page',
  );
  window.destroy();
  await expect(core.main.ask('window.focus', { opening: 1 })).rejects.toMatchObject({
    fault: { code: 'window-gone' },
  });
});
