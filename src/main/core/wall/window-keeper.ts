import { CancelledError } from '../../../shared/base/fault.ts';
import type { Host, HostWindow, WindowSpec } from '../host.ts';
import type { Logger } from '../log/logger.ts';

/** Waits before a window is opened again, milliseconds: at once, then longer, so that a page that cannot live does not spin. */
const reopenDelaysMs = [0, 250, 1000, 2000, 4000] as const;

/** A window that has stood this long is well: its next loss counts as the first. */
const settledMs = 30_000;

export interface WindowKeeperOptions {
  readonly host: Host;
  readonly logger: Logger;
  /** The spec of a window, made anew at each opening because its token is new. */
  readonly spec: () => WindowSpec;
  /** The person closed the window and it shall stay closed. Left out: it is opened again. */
  readonly onClosed?: (() => void) | undefined;
  /** The window crashed; it is opened again. */
  readonly onCrashed?: (() => void) | undefined;
}

/** Keeps one window open: opens it, and opens it again whenever it is gone, until disposed. */
export class WindowKeeper {
  private readonly options: WindowKeeperOptions;
  private readonly stop = new AbortController();
  private current: HostWindow | null = null;
  private losses = 0;
  private openedAtMs = 0;

  constructor(options: WindowKeeperOptions) {
    this.options = options;
  }

  window(): HostWindow | null {
    return this.current;
  }

  /** Opens the window; rejects if the first opening fails. */
  async start(): Promise<void> {
    await this.open();
  }

  /** Opens the window; a first opening that fails is tried again and again, as one that was lost. */
  async insist(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.options.logger.error(`window could not be opened: ${String(error)}`);
      void this.reopen();
    }
  }

  async dispose(): Promise<void> {
    this.stop.abort();
    await this.current?.close();
    this.current = null;
  }

  private async open(): Promise<void> {
    const spec = this.options.spec();
    const window = await this.options.host.openWindow(spec, this.stop.signal);
    this.current = window;
    this.openedAtMs = performance.now();
    window.onGone((why) => {
      if (this.current !== window) return;
      this.current = null;
      if (this.stop.signal.aborted) return;
      if (why === 'closed' && this.options.onClosed) return this.options.onClosed();
      this.options.logger.warn(`window ${spec.identity.windowId} ${why}; opening it again`);
      if (why === 'crashed') this.options.onCrashed?.();
      void this.reopen();
    });
  }

  private async reopen(): Promise<void> {
    if (performance.now() - this.openedAtMs > settledMs) this.losses = 0;
    while (!this.stop.signal.aborted) {
      const delayMs = reopenDelaysMs[Math.min(this.losses++, reopenDelaysMs.length - 1)] ?? 0;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (this.stop.signal.aborted) return;
      try {
        await this.open();
        return;
      } catch (error) {
        if (error instanceof CancelledError) return;
        this.options.logger.error(`window could not be opened: ${String(error)}`);
      }
    }
  }
}
