import type { Kysely } from 'kysely';
import type { HubTables } from '../storage/tables.ts';
import type { AccountBook, AccountFacts } from './account-book.ts';
import type { AccountPolicy } from './account-policy.ts';
import { oneTimePassword } from './one-time-password.ts';
import type { Passwords } from './passwords.ts';
import type { ShownOnce } from './shown-once.ts';

const dayMs = 86_400_000;

interface ReadyPassword {
  readonly password: string;
  readonly hash: string;
}

export interface AccountsParts {
  readonly policy: AccountPolicy;
  readonly passwords: Passwords;
  readonly book: AccountBook;
  readonly shownOnce: ShownOnce;
  readonly now: () => number;
}

/** Accounts of persons: makes them, gives them passwords, says whether one has run out. */
export class Accounts {
  readonly parts: AccountsParts;
  private readonly ready = new Map<string, ReadyPassword>();

  constructor(parts: AccountsParts) {
    this.parts = parts;
  }

  /**
   * A new account with a one-time password, in the transaction that makes its person. The answer is a mark in the password's place, which the gate to the
   * console reveals: the password itself is written nowhere.
   */
  async create(personId: string, db: Kysely<HubTables>): Promise<string> {
    const { password, hash } = await this.takeReady(personId);
    await this.write(db, this.fresh(personId, hash, true));
    return this.parts.shownOnce.keep(password, this.parts.now());
  }

  /** A new account whose password is known and need not be changed: a demo's. */
  async createWith(personId: string, password: string, db: Kysely<HubTables>): Promise<void> {
    await this.write(db, this.fresh(personId, await this.parts.passwords.hash(password), false));
  }

  /** A new one-time password for an account, also for one that has none yet. The facts are the account's after the commit. */
  async reset(personId: string, db: Kysely<HubTables>): Promise<{ mark: string; facts: AccountFacts }> {
    const before = await this.parts.book.read(db, personId);
    const { password, hash } = await this.takeReady(personId);
    const facts = {
      ...this.fresh(personId, hash, true),
      lastSignInAtMs: before?.lastSignInAtMs ?? null,
    };
    await this.write(db, facts);
    return { mark: this.parts.shownOnce.keep(password, this.parts.now()), facts };
  }

  async write(db: Kysely<HubTables>, facts: AccountFacts): Promise<void> {
    const values = {
      password_hash: facts.passwordHash,
      must_change: facts.mustChange ? 1 : 0,
      changed_at_ms: facts.changedAtMs,
      last_sign_in_at_ms: facts.lastSignInAtMs,
    };
    await db
      .insertInto('account')
      .values({ person_id: facts.personId, ...values })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
      .execute();
  }

  /** Hashes the next one-time password of a person beforehand, so that the hub's one writer need not wait for it. */
  async prepare(personId: string): Promise<void> {
    const password = oneTimePassword();
    const hash = await this.parts.passwords.hash(password);
    const [oldest] = this.ready.keys();
    if (this.ready.size >= 100 && oldest !== undefined) this.ready.delete(oldest);
    this.ready.set(personId, { password, hash });
  }

  /** Whether the password must be changed before anything else: a one-time one, or one past its age. */
  mustChange(personId: string): boolean {
    const facts = this.parts.book.get(personId);
    if (!facts) return true;
    return facts.mustChange || this.ageMs(facts) > this.parts.policy.passwordMaxAgeDays * dayMs;
  }

  /** A one-time password that nobody used in time is worth nothing any more. */
  hasLapsed(facts: AccountFacts): boolean {
    return facts.mustChange && this.ageMs(facts) > this.parts.policy.oneTimePasswordDays * dayMs;
  }

  private ageMs({ changedAtMs }: AccountFacts): number {
    return this.parts.now() - changedAtMs;
  }

  private fresh(personId: string, passwordHash: string, mustChange: boolean): AccountFacts {
    return { personId, passwordHash, mustChange, changedAtMs: this.parts.now(), lastSignInAtMs: null };
  }

  private async takeReady(personId: string): Promise<ReadyPassword> {
    const ready = this.ready.get(personId);
    this.ready.delete(personId);
    if (ready) return ready;
    const password = oneTimePassword();
    return { password, hash: await this.parts.passwords.hash(password) };
  }
}
