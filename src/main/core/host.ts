import type { Disposable } from '../../shared/base/disposable.ts';
import type { BridgeEndpoint, WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { Bounds } from '../../shared/wall/wall-view.ts';

/** A physical display as the host sees it. `id` stays the same over restarts as long as the display does. */
export interface HostDisplay {
  readonly id: string;
  readonly name: string;
  readonly bounds: Bounds;
  readonly primary: boolean;
}

/** A window to open: who it is, where it stands, which page it loads and what it needs to reach the core. */
export interface WindowSpec {
  readonly identity: WindowIdentity;
  readonly bounds: Bounds;
  readonly fullscreen: boolean;
  readonly title: string;
  readonly url: string;
  readonly bridge: BridgeEndpoint;
}

/** An open window. `onGone` fires once, when it was closed, crashed or was killed; the host does not reopen it by itself. */
export interface HostWindow {
  readonly identity: WindowIdentity;
  onGone(listener: (why: 'closed' | 'crashed') => void): Disposable;
  focus(): Promise<void>;
  /** PNG of what the window shows. */
  screenshot(signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** All that the core asks of what it runs in: Electron or a kiosk browser. */
export interface Host {
  readonly name: 'kiosk' | 'electron';
  displays(): Promise<readonly HostDisplay[]>;
  onDisplaysChanged(listener: () => void): Disposable;
  openWindow(spec: WindowSpec, signal?: AbortSignal): Promise<HostWindow>;
  /** Root process ids of the browser, for the report's accounting. */
  browserPids(): readonly number[];
  dispose(): Promise<void>;
}
