import { type BrowserWindow, type IpcMainEvent, ipcMain, powerSaveBlocker } from 'electron';
import { ExpectedError } from '../../shared/base/fault.ts';
import { type BridgeEndpoint, endpointChannel } from '../../shared/contract/window-identity.ts';
import type { WindowSpec } from '../core/host.ts';
import { isOwnPage } from '../core/remote-host/host-calls.ts';
import { createPageWindow, type Why } from './page-window.ts';

/** The windows of the core that runs now, by the number of their opening. */
export class AppWindows {
  private readonly preload: string;
  private readonly onGone: (opening: number, why: Why) => void;
  private readonly all = new Map<number, { readonly spec: WindowSpec; readonly window: BrowserWindow }>();
  private awake: number | null = null;
  /** Host and port of the core's sockets. */
  socketHost = '';

  constructor(preload: string, onGone: (opening: number, why: Why) => void) {
    this.preload = preload;
    this.onGone = onGone;
    ipcMain.on(endpointChannel, (event) => {
      event.returnValue = this.endpointFor(event);
    });
  }

  desk(): BrowserWindow | null {
    return this.find(({ spec }) => spec.identity.kind === 'operator')?.window ?? null;
  }

  /** Throws ExpectedError `window-gone`. */
  get(opening: number): BrowserWindow {
    const window = this.all.get(opening)?.window;
    if (!window) throw new ExpectedError({ code: 'window-gone', message: 'the window is gone' });
    return window;
  }

  /** Opens a window and loads its page. Throws ExpectedError `page-unreachable`; the window is gone then. */
  async open(opening: number, spec: WindowSpec): Promise<void> {
    this.socketHost = new URL(spec.bridge.origin).host;
    const window = createPageWindow(spec, this.preload, (why) => {
      this.all.delete(opening);
      this.keepAwake();
      this.onGone(opening, why);
    });
    this.all.set(opening, { spec, window });
    this.keepAwake();
    await window.loadURL(spec.url).catch((error: unknown) => {
      this.close(opening);
      const message = `${spec.url} could not be loaded: ${String(error)}`;
      throw new ExpectedError({ code: 'page-unreachable', message });
    });
  }

  close(opening: number): void {
    this.all.get(opening)?.window.destroy();
  }

  closeAll(): void {
    for (const opening of [...this.all.keys()]) this.close(opening);
  }

  /** Only a window's own page, in its main frame, learns the way to the core; whoever else asks learns nothing. */
  private endpointFor({ sender, senderFrame }: IpcMainEvent): BridgeEndpoint | null {
    if (senderFrame?.parent !== null || !isOwnPage(senderFrame.url)) return null;
    return this.find(({ window }) => window.webContents === sender)?.spec.bridge ?? null;
  }

  /** While a wall is shown, its display does not go to sleep. */
  private keepAwake(): void {
    const wanted = this.find(({ spec }) => spec.identity.kind === 'wall') !== undefined;
    if (wanted) this.awake ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (this.awake !== null) powerSaveBlocker.stop(this.awake);
    if (!wanted) this.awake = null;
  }

  private find(wanted: (one: { spec: WindowSpec; window: BrowserWindow }) => boolean) {
    return [...this.all.values()].find(wanted);
  }
}
