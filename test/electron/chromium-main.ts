import { type Browser, chromium, type Page } from 'playwright-core';
import type { WindowSpec } from '../../src/main/core/host.ts';
import type { coreCalls, mainCalls } from '../../src/main/core/remote-host/host-calls.ts';
import type { Handlers, Input } from '../../src/main/core/remote-host/wire.ts';
import { findChromium } from '../../src/main/kiosk/chromium-find.ts';
import { type AppPages, openAppPages } from './app-pages.ts';
import { bundledPreload, preloadScript } from './preload-script.ts';

type Gone = Input<typeof coreCalls, 'window.gone'>;

/** What Electron's main process does, done with a real Chromium: windows are pages that run the app's own preload. */
export class ChromiumMain {
  readonly specs: WindowSpec[] = [];
  readonly failed: string[] = [];
  readonly languages: string[] = [];
  readonly pageErrors: string[] = [];
  onGone: (gone: Gone) => void = () => undefined;
  private readonly browser: Browser;
  private readonly pages: AppPages;
  private readonly preload: string;
  private readonly open = new Map<number, { readonly spec: WindowSpec; readonly page: Page }>();

  private constructor(browser: Browser, pages: AppPages, preload: string) {
    this.browser = browser;
    this.pages = pages;
    this.preload = preload;
  }

  static async start(): Promise<ChromiumMain> {
    const { path } = await findChromium(undefined);
    const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
    return new ChromiumMain(browser, await openAppPages('out/renderer'), await bundledPreload());
  }

  handlers(): Handlers<typeof mainCalls> {
    return {
      displays: () => [0, 1].map(displayAt),
      'window.open': async ({ opening, spec }) => {
        await this.openPage(opening, spec);
        return { pids: [] };
      },
      'window.focus': ({ opening }) => this.open.get(opening)?.page.bringToFront(),
      'window.screenshot': async ({ opening }) =>
        this.open.get(opening)?.page.screenshot() ?? new Uint8Array(),
      'window.close': ({ opening }) => this.open.get(opening)?.page.close(),
      'secret.seal': (plain) => plain,
      'secret.open': (sealed) => sealed,
      language: (language) => void this.languages.push(language),
      failed: ({ message }) => void this.failed.push(message),
    };
  }

  /** The page of a window that is open, by its id. */
  page(windowId: string): Page | undefined {
    return [...this.open.values()].find(({ spec }) => spec.identity.windowId === windowId)?.page;
  }

  closeAll(): void {
    for (const { page } of this.open.values()) void page.close();
  }

  async dispose(): Promise<void> {
    await this.browser.close();
    this.pages.close();
  }

  private async openPage(opening: number, spec: WindowSpec): Promise<void> {
    this.specs.push(spec);
    this.pages.coreHost = new URL(spec.bridge.origin).host;
    const { width, height } = spec.bounds;
    const page = await this.browser.newPage({ viewport: { width, height } });
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
    page.on('crash', () => void page.close());
    page.on('close', () => {
      this.open.delete(opening);
      this.onGone({ opening, why: 'crashed' });
    });
    this.open.set(opening, { spec, page });
    const endpoint = { origin: this.pages.origin, token: spec.bridge.token };
    await page.addInitScript({ content: preloadScript(this.preload, endpoint) });
    await page.goto(spec.url.replace('app://vonglau', this.pages.origin), { timeout: 60_000 });
  }
}

function displayAt(index: number) {
  const bounds = { x: index * 1280, y: 0, width: 1280, height: 720 };
  return { id: `screen-${index}`, name: `Display ${index}`, bounds, primary: index === 0 };
}
