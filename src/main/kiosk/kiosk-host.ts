import type { Disposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import { CancelledError } from '../../shared/base/fault.ts';
import type { Host, HostDisplay, HostWindow, WindowSpec } from '../core/host.ts';
import type { Logger } from '../core/log/logger.ts';
import { Ignored, TargetCreated } from './cdp-schema.ts';
import { launchChromium, type RunningChromium } from './chromium.ts';
import { findChromium } from './chromium-find.ts';
import { headlessDisplays, readDisplays, readScreens, sameDisplays } from './kiosk-displays.ts';
import { type KioskWindow, openKioskWindow } from './kiosk-window.ts';
import { runQuietly } from './run-quietly.ts';

export interface KioskHostOptions {
  readonly logger: Logger;
  readonly headless: boolean;
  /** Number of virtual displays of 1920x1080, headless only. */
  readonly displays?: number;
  readonly chromiumPath?: string;
  readonly extraFlags?: readonly string[];
  /** Whether Chromium may use the GPU; by default, whether there is one. */
  readonly gpu?: boolean;
}

/** An error that a window's page reported. */
export interface ConsoleError {
  readonly windowId: string;
  readonly text: string;
}

export interface KioskHost extends Host {
  readonly name: 'kiosk';
  onConsoleError(listener: (error: ConsoleError) => void): Disposable;
}

const lookForDisplaysEveryMs = 2_000;

/**
 * Makes a host of Debian's Chromium or an installed Google Chrome. The browser is started at once and started again by the next
 * `openWindow` after it ended. Throws ExpectedError `chromium-missing`, `chromium-too-old` or `chromium-failed`.
 */
export async function createKioskHost(options: KioskHostOptions): Promise<KioskHost> {
  const { path } = await findChromium(options.chromiumPath);
  const host = new ChromiumHost(options, path);
  await host.start();
  return host;
}

class ChromiumHost implements KioskHost {
  readonly name = 'kiosk';
  readonly pageOrigin = null;
  readonly language = null;
  /** Node knows of no keyring, and a key in a file beside what it seals protects nothing. */
  readonly secrets = null;
  private readonly options: KioskHostOptions;
  private readonly path: string;
  private readonly logger: Logger;
  private readonly virtual: readonly HostDisplay[];
  private readonly consoleErrors = new Emitter<ConsoleError>();
  private readonly displaysChanged = new Emitter<void>();
  private readonly windows = new Set<KioskWindow>();
  private readonly stop = new AbortController();
  /** Browsers that died and are being tidied up after. */
  private readonly tidying = new Set<Promise<void>>();
  private browser: Promise<RunningChromium> | null = null;
  private running: RunningChromium | null = null;
  private known: readonly HostDisplay[] | null = null;
  private screens: readonly HostDisplay[] | null = null;
  private looking: NodeJS.Timeout | undefined;

  constructor(options: KioskHostOptions, path: string) {
    this.options = options;
    this.path = path;
    this.logger = options.logger.child('kiosk');
    this.virtual = headlessDisplays(options.displays ?? 1);
  }

  async start(): Promise<void> {
    await this.ready();
    if (this.options.headless) return;
    const look = () => runQuietly(this.lookAgain(), 'looking for displays', this.logger);
    this.looking = setInterval(look, lookForDisplaysEveryMs).unref();
  }

  async displays(): Promise<readonly HostDisplay[]> {
    if (this.options.headless) return this.virtual;
    const browser = await this.ready();
    this.known = await readDisplays(browser, [...this.windows][0]?.session, this.logger);
    return this.known;
  }

  /** The kiosk has no words of its own. */
  languageIs(): void {}

  onDisplaysChanged(listener: () => void): Disposable {
    return this.displaysChanged.on(listener);
  }

  onConsoleError(listener: (error: ConsoleError) => void): Disposable {
    return this.consoleErrors.on(listener);
  }

  async openWindow(spec: WindowSpec, signal?: AbortSignal): Promise<HostWindow> {
    const browser = await this.ready();
    const { windowId } = spec.identity;
    const logger = this.logger.child(windowId);
    const onConsoleError = (text: string) => {
      logger.warn(`console: ${text}`);
      this.consoleErrors.fire({ windowId, text });
    };
    const window = await openKioskWindow({ browser, spec, logger, onConsoleError, signal });
    this.windows.add(window);
    window.onGone(() => this.windows.delete(window));
    return window;
  }

  browserPids(): readonly number[] {
    return this.running?.alive ? [this.running.pid] : [];
  }

  async dispose(): Promise<void> {
    this.stop.abort();
    clearInterval(this.looking);
    // A launch that was under way ends itself, having heard the signal.
    await this.browser?.catch(() => undefined);
    const { running } = this;
    this.running = null;
    await running?.close();
    // Who failed at it has been logged.
    await Promise.allSettled(this.tidying);
  }

  /** The browser that runs, or a new one; several windows that ask at once share one launch. */
  private async ready(): Promise<RunningChromium> {
    if (this.stop.signal.aborted) throw new CancelledError('host disposed');
    if (this.browser && (!this.running || this.running.alive)) return this.browser;
    this.running = null;
    this.browser = this.launch();
    try {
      return await this.browser;
    } catch (error) {
      this.browser = null;
      throw error;
    }
  }

  private async launch(): Promise<RunningChromium> {
    const { headless, extraFlags, gpu } = this.options;
    const screens = this.virtual.map(({ id, bounds }) => ({ label: id, bounds }));
    const { path, logger } = this;
    const { signal } = this.stop;
    const launched = await launchChromium({
      path,
      headless,
      screens,
      gpu,
      logger,
      signal,
      ...(extraFlags && { extraFlags }),
    });
    this.running = launched;
    launched.gone.on(() => this.afterDeath(launched));
    await this.closePopups(launched);
    return launched;
  }

  private afterDeath(browser: RunningChromium): void {
    if (this.stop.signal.aborted) return;
    this.logger.error(`browser process ${browser.pid} has ended`);
    const tidied = browser.close();
    this.tidying.add(tidied);
    const done = tidied.finally(() => this.tidying.delete(tidied));
    runQuietly(done, 'tidying up after the browser', this.logger);
  }

  /** Pages open no windows: what one opens nevertheless is closed. */
  private async closePopups({ cdp }: RunningChromium): Promise<void> {
    cdp.browser.on(
      'Target.targetCreated',
      TargetCreated,
      ({ targetInfo: { targetId, type, openerId, url } }) => {
        if (type !== 'page' || openerId === undefined) return;
        this.logger.warn(`popup ${url} closed`);
        runQuietly(
          cdp.browser.send('Target.closeTarget', { targetId }, Ignored),
          'closing a popup',
          this.logger,
        );
      },
    );
    await Promise.all([
      cdp.browser.send('Target.setDiscoverTargets', { discover: true }, Ignored),
      cdp.browser.send('Browser.setDownloadBehavior', { behavior: 'deny' }, Ignored),
    ]);
  }

  /** Asks a window, which costs nothing; only a change is worth the X server's own tool. */
  private async lookAgain(): Promise<void> {
    const { known, running } = this;
    if (!running?.alive || known === null) return;
    const session = [...this.windows][0]?.session;
    if (session) {
      const screens = await readScreens(session);
      const same = this.screens !== null && sameDisplays(this.screens, screens);
      this.screens = screens;
      if (same) return;
    }
    const now = await readDisplays(running, session, this.logger);
    if (sameDisplays(known, now)) return;
    this.known = now;
    this.logger.info(`displays changed: ${now.map(({ id }) => id).join(', ')}`);
    this.displaysChanged.fire();
  }
}
