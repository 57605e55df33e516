import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../src/main/kiosk/chromium-find.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { type BuiltPages, openBuiltPages } from './built-pages.ts';
import { FakeCore } from './fake-core.ts';
import type { ScriptedVideo } from './scripted-video-wall.ts';
import { cityCameras, displayOf } from './wall-scenes.ts';

/** What Chromium logs when a socket or page cannot be reached: expected where a test takes the core away. */
const coreAway = /WebSocket connection to .* failed|ERR_CONNECTION_(REFUSED|RESET)/;

export interface PageOptions {
  readonly context?: BrowserContextOptions;
  /** Called before the page is loaded. */
  prepare?(page: Page): Promise<void>;
}

/** Real pages in a real browser against a fake core; every console error is kept for the test to judge. */
export class PageBench {
  readonly core: FakeCore;
  readonly errors: string[] = [];
  private readonly browser: Browser;
  private readonly pages: BuiltPages;

  private constructor(core: FakeCore, browser: Browser, pages: BuiltPages) {
    this.core = core;
    this.browser = browser;
    this.pages = pages;
  }

  static async open(): Promise<PageBench> {
    const pages = await openBuiltPages();
    const core = new FakeCore(pages.folder, {
      windows: new Map([
        ['wall-1', { windowId: 'wall-1', kind: 'wall', displayId: 'd1' }],
        ['desk', { windowId: 'desk', kind: 'operator', displayId: null }],
      ]),
      start: {
        preferences: { language: 'vi', theme: 'dark', keys: {} },
        wall: { ...noWall, displays: [displayOf('d1', '2x2', 3, 4)] },
        cameras: cityCameras(30),
        notices: [],
        version: '0.0.0',
      },
    });
    await core.listen();
    const { path } = await findChromium(undefined);
    const args = ['--no-sandbox', '--disable-gpu'];
    return new PageBench(core, await chromium.launch({ executablePath: path, args }), pages);
  }

  /** Opens a page as the host would: with its endpoint in place before any script. A null token leaves it out. */
  async page(name: 'wall' | 'operator', token: string | null, options: PageOptions = {}): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1366, height: 768 }, ...options.context });
    await options.prepare?.(page);
    page.on('console', (message) => {
      if (message.type() === 'error' && !coreAway.test(message.text())) this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    if (token !== null)
      await page.addInitScript((bridge) => Reflect.set(globalThis, 'vonglauBridge', bridge), {
        origin: this.core.origin,
        token,
      });
    await page.goto(`${this.core.origin}/${name}.html`);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.core.stop();
    await this.pages.dispose();
  }
}

/** Waits for the scripted engine to be asked for so many tiles, then lets it report. */
export async function showReports(page: Page, wishes: number, reports: readonly TileReport[]): Promise<void> {
  await page.waitForFunction((count) => {
    // The page's own build put it there.
    const video = Reflect.get(globalThis, 'scriptedVideo') as ScriptedVideo | undefined;
    return video?.wishes.length === count;
  }, wishes);
  await page.evaluate((list) => {
    (Reflect.get(globalThis, 'scriptedVideo') as ScriptedVideo).show(list);
  }, reports);
}
