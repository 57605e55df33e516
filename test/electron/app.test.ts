import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureAppBuilt } from '../../build/built-pages.mjs';
import { electronArguments } from '../../build/electron-command.mjs';
import { findElectron } from '../../build/find-electron.mjs';
import type { City } from '../../src/simulator/city.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { readPng, readTiles } from '../support/screen.ts';
import { until } from '../support/until.ts';
import { startXDisplays, type XDisplays } from '../x-displays.ts';

/** Looks for the program without ever asking for the package electron, which would fetch it. */
const found = findElectron();
if (found.path === null)
  process.stderr.write(
    `\nThe Electron app itself was NOT tested: ${found.why}\n(ELECTRON_OVERRIDE_DIST_PATH may name its folder.)\n\n`,
  );

const screens = [0, 1].map((index) => ({ x: index * 1280, y: 0, width: 1280, height: 720 }));

describe.skipIf(found.path === null)('the app in Electron', () => {
  let city: City;
  let folder: string;
  let displays: XDisplays | { readonly unavailable: string };
  let app: ElectronApplication;

  const args = (...more: string[]) =>
    electronArguments([
      '--data',
      join(folder, 'data'),
      '--cameras',
      join(folder, 'cameras.json'),
      '--measure',
      'never',
      ...more,
    ]);
  const env = () => ({
    ...(process.env as Record<string, string>),
    ...('display' in displays && { DISPLAY: displays.display }),
  });
  const start = (...more: string[]) =>
    _electron.launch({ executablePath: found.path ?? '', args: args(...more), env: env(), timeout: 60_000 });
  const pageOf = (name: string): Page | undefined =>
    app.windows().find((page) => !page.isClosed() && page.url().startsWith(`app://vonglau/${name}.html`));
  const wall = async () => {
    const page = pageOf('wall');
    return page ? readTiles(readPng(await page.screenshot()), '2x2').map((seen) => seen?.camera ?? null) : [];
  };
  const pictures = () => until('four pictures', async () => (await wall()).join() === '1,2,3,4', 60_000);

  beforeAll(async () => {
    await ensureAppBuilt();
    folder = await mkdtemp(join(tmpdir(), 'vonglau-electron-'));
    city = await startTestCity({ cameras: 4 });
    await writeFile(join(folder, 'cameras.json'), subsOnly(city));
    displays = await startXDisplays(screens);
    app = await start('--layout', '2x2');
  });
  afterAll(async () => {
    await app?.close();
    if (displays && 'dispose' in displays) await displays.dispose();
    await city?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  test('shows a desk and a wall with the cameras’ pictures, from app://', async () => {
    await until('two windows', () => pageOf('operator') && pageOf('wall'), 60_000);
    await pictures();
  });

  test('its pages are isolated and have nothing of Node or Electron', async () => {
    const seen = await pageOf('wall')?.evaluate(() => ({
      isolated: crossOriginIsolated,
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      bridge: Object.keys(Reflect.get(globalThis, 'vonglauBridge') as object).sort(),
    }));
    expect(seen).toEqual({ isolated: true, node: [], bridge: ['origin', 'token'] });
  });

  test('the wall covers its display', async ({ skip }) => {
    if (!('display' in displays)) skip(`no monitors to cover: ${displays.unavailable}`);
    const bounds = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.isFullScreen(), window.getBounds()] as const),
    );
    expect(bounds.find(([full]) => full)?.[1]).toEqual(screens[1]);
  });

  test('a second start ends at once and leaves the first one running', async () => {
    const second = spawn(found.path ?? '', args(), { env: env(), stdio: 'ignore' });
    expect((await once(second, 'exit'))[0]).toBe(0);
    expect(pageOf('wall')).toBeDefined();
  });

  test('a core that is killed comes back with the wall, and says so', async () => {
    const pid = await app.evaluate(
      ({ app: { getAppMetrics } }) => getAppMetrics().find(({ name }) => name === 'Vọng Lâu core')?.pid,
    );
    const before = pageOf('operator');
    process.kill(pid ?? 0, 'SIGKILL');
    await until('another desk', () => pageOf('operator') && pageOf('operator') !== before, 60_000);
    await pictures();
    const notices = () => pageOf('operator')?.locator('.notice').allInnerTexts();
    await expect.poll(async () => (await notices())?.length).toBeGreaterThan(0);
  });

  test('what the wall showed is there after a restart', async () => {
    const ended = once(app.process(), 'exit');
    await app.evaluate(({ app: running }) => running.quit());
    expect((await ended)[0]).toBe(0);
    app = await start();
    await pictures();
  });
});
