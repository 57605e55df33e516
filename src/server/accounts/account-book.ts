import type { Kysely, Selectable } from 'kysely';
import type { HubTables } from '../storage/tables.ts';

/** What the hub knows of a person's password. */
export interface AccountFacts {
  readonly personId: string;
  /** PHC string; null: nobody can sign in. */
  readonly passwordHash: string | null;
  /** A one-time password that must be changed. */
  readonly mustChange: boolean;
  readonly changedAtMs: number;
  readonly lastSignInAtMs: number | null;
}

/** Accounts as they are on disk, in memory, so that no command waits for them. Changed after commits only. */
export class AccountBook {
  private readonly facts = new Map<string, AccountFacts>();

  async load(db: Kysely<HubTables>): Promise<void> {
    for (const row of await db.selectFrom('account').selectAll().execute()) this.set(factsOf(row));
  }

  get(personId: string): AccountFacts | null {
    return this.facts.get(personId) ?? null;
  }

  /** Also those made since: a new person's account is written by whoever makes the person. */
  async read(db: Kysely<HubTables>, personId: string): Promise<AccountFacts | null> {
    const known = this.get(personId);
    if (known) return known;
    const row = await db
      .selectFrom('account')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!row) return null;
    this.set(factsOf(row));
    return factsOf(row);
  }

  set(facts: AccountFacts): void {
    this.facts.set(facts.personId, facts);
  }
}

function factsOf(row: Selectable<HubTables['account']>): AccountFacts {
  return {
    personId: row.person_id,
    passwordHash: row.password_hash,
    mustChange: row.must_change !== 0,
    changedAtMs: row.changed_at_ms,
    lastSignInAtMs: row.last_sign_in_at_ms,
  };
}
