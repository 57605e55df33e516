import type { Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';

/** What the book needs of the accounts. */
export interface AccountsDoor {
  /** Makes a new person's account in the transaction that makes the person. Answers what stands for its one-time password until it is shown. */
  create(personId: string, db: Kysely<HubTables>): Promise<string>;
}
