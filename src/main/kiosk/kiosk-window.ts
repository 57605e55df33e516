import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import { bridgeGlobal, type WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { HostWindow, WindowSpec } from '../core/host.ts';
import type { Logger } from '../core/log/logger.ts';
import { openAppTarget } from './app-target.ts';
import { AttachedTarget, CreatedTarget, Ignored, Screenshot, TargetGone } from './cdp-schema.ts';
import type { CdpConversation } from './cdp-session.ts';
import type { RunningChromium } from './chromium.ts';
import { watchConsole } from './console-errors.ts';
import { loadPage } from './load-page.ts';
import { lockNavigation } from './window-lock.ts';
import { coverDisplay, firstPlace } from './window-place.ts';

type Why = 'closed' | 'crashed';

export interface OpenOptions {
  readonly browser: RunningChromium;
  readonly spec: WindowSpec;
  readonly logger: Logger;
  readonly onConsoleError: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A Chromium window that shows one page of the core. */
export class KioskWindow implements HostWindow {
  readonly identity: WindowIdentity;
  readonly targetId: string;
  readonly session: CdpConversation;
  private readonly browser: RunningChromium;
  private readonly gone = new Emitter<Why>();
  private why: Why | null = null;

  constructor(
    browser: RunningChromium,
    identity: WindowIdentity,
    targetId: string,
    session: CdpConversation,
  ) {
    this.browser = browser;
    this.identity = identity;
    this.targetId = targetId;
    this.session = session;
    this.watch();
  }

  get isGone(): boolean {
    return this.why !== null;
  }

  /** A listener that comes late is told too. */
  onGone(listener: (why: Why) => void): Disposable {
    const { why } = this;
    if (why === null) return this.gone.on(listener);
    let wanted = true;
    queueMicrotask(() => wanted && listener(why));
    return toDisposable(() => {
      wanted = false;
    });
  }

  async focus(): Promise<void> {
    await this.session.send('Page.bringToFront', {}, Ignored);
  }

  async screenshot(signal?: AbortSignal): Promise<Uint8Array> {
    const wanted = { format: 'png', optimizeForSpeed: true };
    const { data } = await this.session.send('Page.captureScreenshot', wanted, Screenshot, { signal });
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    if (this.isGone || !this.browser.alive) return;
    try {
      await this.browser.cdp.browser.send('Target.closeTarget', { targetId: this.targetId }, Ignored);
    } catch (error) {
      // Whatever refuses to be closed is gone already, or ends with the browser.
      if (!(error instanceof ExpectedError)) throw error;
    }
    this.end('closed');
  }

  private watch(): void {
    const { cdp, gone } = this.browser;
    const mine = (why: Why) => (event: { targetId: string }) => {
      if (event.targetId === this.targetId) this.end(why);
    };
    const held = [
      cdp.browser.on('Target.targetDestroyed', TargetGone, mine('closed')),
      cdp.browser.on('Target.targetCrashed', TargetGone, mine('crashed')),
      gone.on(() => this.end('crashed')),
    ];
    this.gone.on(() => {
      for (const listener of held) listener.dispose();
    });
  }

  private end(why: Why): void {
    if (this.why !== null) return;
    this.why = why;
    this.session.end();
    this.gone.fire(why);
    this.gone.dispose();
  }
}

/**
 * Opens a window at its place, gives the page its endpoint before any script of it runs, and loads it. Throws ExpectedError
 * `page-unreachable`, and what CdpSession.send throws; nothing stays open then.
 */
export async function openKioskWindow(options: OpenOptions): Promise<KioskWindow> {
  const { browser, spec, logger, signal } = options;
  const targetId = await createTarget(options);
  try {
    const attach = { targetId, flatten: true };
    const { sessionId } = await browser.cdp.browser.send('Target.attachToTarget', attach, AttachedTarget, {
      signal,
    });
    const window = new KioskWindow(browser, spec.identity, targetId, browser.cdp.session(sessionId));
    await prepare(window, options);
    return window;
  } catch (error) {
    const closing = browser.cdp.browser.send('Target.closeTarget', { targetId }, Ignored);
    await closing.catch((reason: unknown) => logger.debug(`window could not be closed: ${String(reason)}`));
    throw error;
  }
}

async function createTarget({ browser, spec, signal }: OpenOptions): Promise<string> {
  if (!spec.fullscreen && !browser.headless) return openAppTarget(browser, spec.bounds, signal);
  const place = firstPlace(spec.bounds, spec.fullscreen);
  const target = { url: 'about:blank', newWindow: true, ...place };
  return (await browser.cdp.browser.send('Target.createTarget', target, CreatedTarget, { signal })).targetId;
}

async function prepare({ session, targetId }: KioskWindow, options: OpenOptions): Promise<void> {
  const { browser, spec, logger, signal } = options;
  await Promise.all([
    session.send('Page.enable', {}, Ignored, { signal }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: firstScript(spec) }, Ignored, {
      signal,
    }),
    watchConsole(session, options.onConsoleError),
    lockNavigation(session, spec.url, logger),
  ]);
  const place = { cdp: browser.cdp, session, targetId, bounds: spec.bounds, signal };
  await Promise.all([
    loadPage({ browser: browser.cdp.browser, session, targetId, url: spec.url, signal }),
    spec.fullscreen ? coverDisplay(place) : null,
  ]);
}

/** Only the core's own pages learn the token, whatever else the window may come to show. A page without a title gets the window's. */
function firstScript({ url, bridge, title }: WindowSpec): string {
  const endpoint = JSON.stringify({ origin: bridge.origin, token: bridge.token });
  return `if (location.origin === ${JSON.stringify(new URL(url).origin)}) {
    Object.defineProperty(globalThis, ${JSON.stringify(bridgeGlobal)}, { value: Object.freeze(${endpoint}) });
    document.addEventListener('DOMContentLoaded', () => { document.title ||= ${JSON.stringify(title)}; });
  }`;
}
