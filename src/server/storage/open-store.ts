import { openPostgresStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store, StoreKind } from './store.ts';

/** Where the hub's database is: SQLite in a folder, or PostgreSQL at a `postgres://` address. */
export type StorePlace = { readonly dataDirectory: string } | { readonly databaseUrl: string };

export interface StoreOptions {
  readonly kind: StoreKind;
  /** Told when a connection was lost, in words for the log. */
  readonly onTrouble?: (message: string) => void;
}

/**
 * Opens the hub's database, made and brought to this version when needed. Throws ExpectedError `database-away`, `database-refused`, `database-locked` (another
 * hub runs on it), `database-newer`, `database-damaged`, `demo-data`, `disk-full`.
 */
export function openStore(place: StorePlace, { kind, onTrouble }: StoreOptions): Promise<Store> {
  return 'dataDirectory' in place
    ? openSqliteStore(place.dataDirectory, kind)
    : openPostgresStore(place.databaseUrl, { kind, onTrouble: onTrouble ?? (() => undefined) });
}
