import type { Browser, BrowserContextOptions, Disposable, Page } from 'playwright-core';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { noWall } from '../../src/shared/wall/wall-view.ts';
import { launchTestBrowser } from '../support/test-browser.ts';
import type { BuildKind } from './build-pages.ts';
import { type BuiltPages, openBuiltPages } from './built-pages.ts';
import { FakeCore } from './fake-core.ts';
import type { RestartablePage } from './restartable-page.ts';
import type { ScriptedVideo } from './scripted-video-wall.ts';
import { cityCameras, displayOf } from './wall-scenes.ts';

/** What Chromium logs when a socket or page cannot be reached: expected where a test takes the core away. */
const coreAway = /WebSocket connection to .* failed|ERR_CONNECTION_(REFUSED|RESET)/;
const viewport = { width: 1366, height: 768 };

/** How a window is made. Windows of the same options (the same object) are used again. */
export interface PageOptions {
  readonly context?: BrowserContextOptions;
  /** Called once for a new window, before anything is loaded into it. */
  prepare?(page: Page): Promise<void>;
}

const usualOptions: PageOptions = {};

type PageName = 'wall' | 'operator';

/** A page in its window. */
interface OpenPage {
  readonly page: Page;
  readonly name: PageName;
  readonly token: string | null;
  readonly options: PageOptions;
  readonly bridge: Disposable | null;
  /** Whether its document can serve the next page of the same name and token. */
  restartable: boolean;
}

/**
 * Real pages in a real browser against a fake core; every console error is kept for the test to judge. A page that is left gives its window to
 * the next one, and its document too if that is the same page: to open a window takes longer than to load a page, and that longer than to start
 * it again.
 */
export class PageBench {
  readonly core: FakeCore;
  readonly errors: string[] = [];
  private readonly browser: Browser;
  private readonly pages: BuiltPages;
  private left: OpenPage[] = [];
  private readonly inUse = new Map<Page, OpenPage>();

  private constructor(core: FakeCore, browser: Browser, pages: BuiltPages) {
    this.core = core;
    this.browser = browser;
    this.pages = pages;
  }

  /** With the pages as they are shipped, or with React's warnings among the errors. */
  static async open(kind: BuildKind = 'production'): Promise<PageBench> {
    const pages = await openBuiltPages(kind);
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
    return new PageBench(core, await launchTestBrowser(), pages);
  }

  /** Opens a page as the host would: with its endpoint in place before any script. A null token leaves it out. */
  async page(name: PageName, token: string | null, options = usualOptions): Promise<Page> {
    const windows = this.left.filter((one) => one.options === options);
    const same = windows.find((one) => one.restartable && one.name === name && one.token === token);
    const used = same ?? windows[0];
    this.left = this.left.filter((one) => one !== used);
    if (same) {
      this.inUse.set(same.page, same);
      await same.page.evaluate(() => {
        // It was there when this page was left.
        (Reflect.get(globalThis, 'restartablePage') as RestartablePage).start();
      });
      return same.page;
    }
    await used?.bridge?.dispose();
    const page = used?.page ?? (await this.openWindow(options));
    const bridge = token === null ? null : await this.putBridge(page, token);
    this.inUse.set(page, { page, name, token, options, bridge, restartable: true });
    await page.goto(`${this.core.origin}/${name}.html`);
    return page;
  }

  /** Says that a test has changed the document itself, such as its global functions: the next page gets another one. */
  spoil(page: Page): void {
    this.used(page).restartable = false;
  }

  /** Ends a page: nothing of it is left in its window but what `prepare` put there. */
  async leave(page: Page): Promise<void> {
    const used = this.used(page);
    this.inUse.delete(page);
    const ended = await page.evaluate(() => {
      // The page's own build put it there, once its scripts have run.
      const running = Reflect.get(globalThis, 'restartablePage') as RestartablePage | undefined;
      running?.end();
      return running !== undefined;
    });
    if (!ended || !used.restartable) {
      used.restartable = false;
      await page.goto(`${this.core.origin}${this.core.emptyPage}`);
      await page.evaluate(() => localStorage.clear());
    }
    await page.mouse.move(-1, -1);
    await page.setViewportSize(viewport);
    this.left.push(used);
    const tokens = [...this.inUse.values()].map(({ token }) => token);
    if (used.token !== null && !tokens.includes(used.token)) await this.core.gone(used.token);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.core.stop();
    await this.pages.dispose();
  }

  private used(page: Page): OpenPage {
    const used = this.inUse.get(page);
    if (!used) throw new Error('this page was not opened here, or left before');
    return used;
  }

  private async openWindow(options: PageOptions): Promise<Page> {
    const page = await this.browser.newPage({ viewport, ...options.context });
    await options.prepare?.(page);
    page.on('console', (message) => {
      if (message.type() === 'error' && !coreAway.test(message.text())) this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    return page;
  }

  private putBridge(page: Page, token: string): Promise<Disposable> {
    const bridge = { origin: this.core.origin, token };
    return page.addInitScript((value) => Reflect.set(globalThis, 'vonglauBridge', value), bridge);
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
