import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { build } from 'vite';
import { expect, vi } from 'vitest';
import { assemblyScriptPlugin } from '../../build/vite.config.ts';
import type { TileWish } from '../../src/renderer/video/video-wall.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { atFileEnd } from '../support/file-end.ts';
import { type FakeCore, startFakeCore } from './fake-core.ts';
import type { PageServer } from './page-server.ts';

/** A video wall in a real browser, and the core that it is at: one that the test plays unless said otherwise. */
export interface WallPage<Core extends PageServer = FakeCore> {
  readonly core: Core;
  readonly page: Page;
  setTiles(tiles: readonly TileWish[]): Promise<void>;
  reports(): Promise<readonly TileReport[]>;
  /** Waits until the tile's report fulfils `wanted`. */
  tile(tile: number, wanted: (report: TileReport) => boolean): Promise<TileReport>;
  /** Colour of the window at a point, as it is on the screen. */
  pixel(x: number, y: number): Promise<readonly [number, number, number]>;
  /** Waits until the point has about that colour. */
  colour(x: number, y: number, wanted: readonly [number, number, number]): Promise<void>;
  /** Closes everything and fails when the page has logged an error. */
  close(): Promise<void>;
}

/** Painters round differently (up to 11 of 255 in software); a wrong matrix is 20 away. */
const tolerance = 12;
const patience = { timeout: 20_000, interval: 60 };

/** The browser to test in; null where there is none. The headless shell is the same engine without a window of its own around each page. */
export function chromiumPath(): string | null {
  const { VONGLAU_TEST_BROWSER, CHROMIUM_PATH } = process.env;
  const usual = ['chromium-headless-shell', 'chromium', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  const places = [VONGLAU_TEST_BROWSER, CHROMIUM_PATH, ...usual];
  return places.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** One browser for the walls of a test file; each wall has a page and a context of its own. */
let shared: Promise<Browser> | null = null;

function launch(): Promise<Browser> {
  atFileEnd(async () => {
    await (await shared)?.close();
    shared = null;
  });
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('no Chromium to test in: set CHROMIUM_PATH');
  const args = ['--disable-gpu', '--no-sandbox', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}

/** Builds a test page of this folder as the product is built; returns the built one's folder. */
export async function buildWallPage(name = 'wall.html'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-wall-page-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    plugins: [assemblyScriptPlugin()],
    worker: { format: 'es', plugins: () => [assemblyScriptPlugin()] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(import.meta.dirname, name) },
    },
  });
  return folder;
}

/** Opens the page at 640x360, at a core that the test plays. */
export async function openWallPage(folder: string): Promise<WallPage> {
  return openWallAt(await startFakeCore(folder));
}

/** Opens the page that this core serves at 640x360; `first` runs in it before anything else. */
export async function openWallAt<Core extends PageServer>(core: Core, first = ''): Promise<WallPage<Core>> {
  shared ??= launch();
  const browser = await shared;
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  await page.addInitScript(first);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${core.url}/wall.html`);
  await page.waitForFunction(() => globalThis.testedWall !== undefined);
  const reports = () => page.evaluate(() => globalThis.testedWall.reports);
  const pixel = async (x: number, y: number) => {
    const { data } = PNG.sync.read(await page.screenshot({ clip: { x, y, width: 1, height: 1 } }));
    return [data[0] ?? -1, data[1] ?? -1, data[2] ?? -1] as const;
  };
  return {
    core,
    page,
    setTiles: (tiles) => page.evaluate((wishes) => globalThis.testedWall.setTiles(wishes), tiles),
    reports,
    tile: (tile, wanted) =>
      vi.waitFor(async () => {
        const seen = (await reports()).find((one) => one.tile === tile);
        expect(seen !== undefined && wanted(seen), JSON.stringify(seen)).toBe(true);
        // Just seen to be there.
        return seen as TileReport;
      }, patience),
    pixel,
    colour: (x, y, wanted) =>
      expect
        .poll(async () => {
          const seen = await pixel(x, y);
          return seen.every((value, index) => Math.abs(value - (wanted[index] ?? -99)) <= tolerance)
            ? 'as wanted'
            : `${seen} instead of ${wanted}`;
        }, patience)
        .toBe('as wanted'),
    close: async () => {
      await page.close();
      await core.close();
      expect(errors).toEqual([]);
    },
  };
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
