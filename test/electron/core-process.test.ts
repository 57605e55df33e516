import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appBundles, bundleApp } from '../../build/bundle-app.ts';
import { CoreLink, type LaunchedCore } from '../../src/main/core/remote-host/core-link.ts';
import type { CoreStart } from '../../src/main/core/remote-host/host-calls.ts';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { readPng, readTiles } from '../support/screen.ts';
import { smallCameras } from '../support/small-cameras.ts';
import { until } from '../support/until.ts';
import { ChromiumMain } from './chromium-main.ts';

const wallId = 'wall-screen-1';
let city: City;
let main: ChromiumMain;
let folder: string;
let link: CoreLink;
let running: Promise<void>;
const started: ChildProcess[] = [];
let output = '';

/** The entry of the core's process as it is packed, run by plain Node: the channel of child_process takes the part of Electron's port. */
function launch(start: CoreStart): LaunchedCore {
  const child = spawn(process.execPath, [join(folder, 'main', 'core.js'), JSON.stringify(start)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  started.push(child);
  child.stderr?.on('data', (data: Buffer) => {
    output += data;
  });
  return {
    port: {
      // A core that was killed hears no more.
      post: (message) => void (child.connected && child.send(message as object)),
      onMessage: (listener) => void child.on('message', listener),
    },
    pid: () => child.pid,
    ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
    kill: () => void child.kill('SIGKILL'),
  };
}

function startOf(cameras: string): Omit<CoreStart, 'restarted'> {
  return {
    wishes: { cameras, layout: '2x2', displays: null, lane: null, hub: null, measure: 'never' },
    dataDirectory: join(folder, 'data'),
    verbose: false,
    language: 'en',
    keepsSecrets: false,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-core-'));
  await bundleApp(
    folder,
    appBundles.filter(({ file }) => file.startsWith('main/')),
  );
  city = await startTestCity({ cameras: 4, overrides: smallCameras(4) });
  await writeFile(join(folder, 'cameras.json'), subsOnly(city));
  main = await ChromiumMain.start();
  link = new CoreLink(launch, main.handlers());
  main.onGone = (gone) => void link.ask('window.gone', gone);
  running = link.run(startOf(join(folder, 'cameras.json')), () => main.closeAll());
});
afterAll(async () => {
  link?.end();
  await running;
  await main?.dispose();
  await city?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const wall = async () => {
  // A page that is closing, or has painted nothing yet, cannot be photographed: no picture so far.
  const png = await main
    .page(wallId)
    ?.screenshot()
    .catch((error: Error) => {
      if (!/Unable to capture screenshot|Not attached to an active page|has been closed/.test(error.message))
        throw error;
      return null;
    });
  return png ? readTiles(readPng(png), '2x2').map((seen) => seen?.camera ?? null) : [];
};
const pictures = () =>
  until(
    'four pictures',
    async () => (await wall()).join() === '1,2,3,4',
    60_000,
    () => output,
  );
const notices = async () => main.page('operator')?.locator('.notice').allInnerTexts();

test('the core asks for a desk and a wall on the displays that there are, and shows pictures through the app’s pages', async () => {
  await pictures();
  const asked = main.specs.map(({ identity, url, fullscreen, bounds }) => [
    identity.windowId,
    url,
    fullscreen,
    bounds.x,
  ]);
  expect(asked.toSorted()).toEqual([
    ['operator', 'app://vonglau/operator.html', false, 0],
    [wallId, 'app://vonglau/wall.html', true, 1280],
  ]);
  expect(main.languages).toEqual(['en']);
  // The core tells it a moment after the last picture is on the glass.
  await expect.poll(() => output).toContain('pictures on 4 of 4 tiles');
});

test('nothing is unsaved, and a file that is handed over is told at the desk', async () => {
  expect(await link.unsaved()).toEqual([]);
  await link.ask('files.open', { paths: ['/evidence/case 7.vonglau'] });
  await link.ask('woke', { asleepMs: 3_600_000 });
  await expect.poll(async () => (await notices())?.join()).toContain('case 7.vonglau');
  await expect.poll(async () => (await notices())?.join()).toContain('60 min');
});

test('a window that crashed is opened again, and that is said', async () => {
  await main.page(wallId)?.close();
  await pictures();
  await expect.poll(async () => (await notices())?.join()).toContain('crashed');
});

test('a core that is killed comes back with the wall as it was, and says so', async () => {
  const page = main.page('operator');
  started.at(-1)?.kill('SIGKILL');
  const newDesk = () => {
    const now = main.page('operator');
    return now !== undefined && now !== page;
  };
  await until('a desk of another core', newDesk, 60_000);
  expect(started, output).toHaveLength(2);
  await pictures();
  await expect.poll(async () => (await notices())?.join()).toContain('ended unexpectedly');
  expect(main.pageErrors).toEqual([]);
});

test('the core ends when it is asked to, and takes ffmpeg along', async () => {
  link.end();
  await running;
  expect(started, output).toHaveLength(2);
  expect(started[1]?.exitCode).toBe(0);
});

test('a core that cannot start says why, and is not started again', async () => {
  const before = started.length;
  const other = new CoreLink(launch, main.handlers());
  await other.run(startOf(join(folder, 'none.json')), () => undefined);
  expect(main.failed.join()).toContain('none.json');
  expect(started.length - before).toBe(1);
  expect(started.at(-1)?.exitCode).toBe(2);
});
