import type { Disposable } from '../../shared/base/disposable.ts';
import type { BridgeEndpoint, WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { Language } from '../../shared/settings/preferences.ts';
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

/** Seals small secrets under a key that the system keeps for this person: what is sealed can be opened by the same account of the same machine only. */
export interface HostSecrets {
  seal(plain: Uint8Array): Promise<Uint8Array>;
  /** Throws ExpectedError `secret-unreadable` when it was sealed elsewhere or damaged. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** All that the core asks of what it runs in: Electron or a kiosk browser. */
export interface Host {
  readonly name: 'kiosk' | 'electron';
  /** Origin of the pages where the host serves them itself; null: the core does, on loopback. */
  readonly pageOrigin: string | null;
  /** The system's language, for who has chosen none; null where the host cannot tell. */
  readonly language: Language | null;
  /** Null where the system has no place that keeps a key better than a file would. */
  readonly secrets: HostSecrets | null;
  /** The person's language, at the start and when it changes: the host's own menus and questions follow it. */
  languageIs(language: Language): void;
  displays(): Promise<readonly HostDisplay[]>;
  onDisplaysChanged(listener: () => void): Disposable;
  openWindow(spec: WindowSpec, signal?: AbortSignal): Promise<HostWindow>;
  /** Root process ids of the browser, for the report's accounting. */
  browserPids(): readonly number[];
  dispose(): Promise<void>;
}
