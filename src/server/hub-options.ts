import type { Camera } from '../shared/camera/camera.ts';
import type { HubLogger } from './log/hub-logger.ts';
import type { HubSettings } from './settings/hub-settings.ts';

/** What a demo's hub begins with. */
export interface DemoOptions {
  /** The simulator's cameras. */
  readonly cityCameras: readonly Camera[];
  /** Rows of its catalogue; 20,000 when not said. */
  readonly total?: number;
}

export interface HubOptions {
  readonly dataDirectory: string;
  /** PostgreSQL; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** The city's own certificate; null: the hub's own off loopback, none on it. */
  readonly certificate: { readonly certFile: string; readonly keyFile: string } | null;
  /** TLS on loopback too. */
  readonly alwaysEncrypted?: boolean;
  /** Null: an ordinary hub. */
  readonly demo: DemoOptions | null;
  /** Opens the door for commands given at this machine. */
  readonly control?: boolean;
  /** Only to answer one such command: nobody is made first administrator. */
  readonly forTheMoment?: boolean;
  readonly settings: HubSettings;
  readonly log: HubLogger;
  readonly now?: () => number;
}
