import type { Kysely } from 'kysely';
import type { HubTables } from './tables.ts';

/** `demo`: a pretend city's, which an ordinary hub refuses to open, and the other way round. */
export type StoreKind = 'demo' | 'ordinary';

/** What a store says of itself. */
export interface StoreFacts {
  readonly hubId: string;
  /** Mark of the topics' logs: another after each restore, so that consoles take snapshots. */
  readonly epoch: string;
  readonly kind: StoreKind;
  /** Name of the last migration. */
  readonly schema: string;
}

/** The hub's database, open for one hub. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly facts: StoreFacts;
  /** One connection, for the hub's single writer alone: everything that changes goes through the CommandQueue. */
  readonly writer: Kysely<HubTables>;
  /** What is committed; cannot write. */
  readonly reader: Kysely<HubTables>;
  /** Reads of one moment: a transaction that sees what was committed when it began. */
  readAtOneMoment<T>(read: (db: Kysely<HubTables>) => Promise<T>): Promise<T>;
  /**
   * First in every transaction of the writer. Throws ExpectedError `database-locked` when another hub has taken the database meanwhile, and waits for
   * a transaction of ours whose connection was lost while it was committing.
   */
  fence(transaction: Kysely<HubTables>): Promise<void>;
  close(): Promise<void>;
}
