import type { Kysely } from 'kysely';
import { Emitter } from '../../shared/base/emitter.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { HubTables } from '../storage/tables.ts';

/** A person signed in at a console. Of the token only its SHA-256 is kept. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly consoleId: string;
  readonly tokenHash: string;
  readonly signedInAtMs: number;
  readonly expiresAtMs: number;
  lastSeenAtMs: number;
}

/** Sessions that have not ended, in memory as on disk. Changed after commits only. */
export class SessionBook {
  /** Fires when a session is over, with why. */
  readonly ended = new Emitter<{ readonly session: Session; readonly fault: Fault }>();
  private readonly byId = new Map<string, Session>();
  private readonly byTokenHash = new Map<string, Session>();

  async load(db: Kysely<HubTables>, nowMs: number): Promise<void> {
    const rows = await db
      .selectFrom('session')
      .selectAll()
      .where('ended_at_ms', 'is', null)
      .where('expires_at_ms', '>', nowMs)
      .execute();
    for (const row of rows)
      this.add({
        id: row.id,
        personId: row.person_id,
        consoleId: row.console_id,
        tokenHash: row.token_hash,
        signedInAtMs: row.signed_in_at_ms,
        expiresAtMs: row.expires_at_ms,
        lastSeenAtMs: row.last_seen_at_ms,
      });
  }

  add(session: Session): void {
    this.byId.set(session.id, session);
    this.byTokenHash.set(session.tokenHash, session);
  }

  get(id: string): Session | null {
    return this.byId.get(id) ?? null;
  }

  withTokenHash(tokenHash: string): Session | null {
    return this.byTokenHash.get(tokenHash) ?? null;
  }

  all(): readonly Session[] {
    return [...this.byId.values()];
  }

  ofPerson(personId: string): readonly Session[] {
    return this.all().filter((session) => session.personId === personId);
  }

  ofConsole(consoleId: string): readonly Session[] {
    return this.all().filter((session) => session.consoleId === consoleId);
  }

  end(id: string, fault: Fault): void {
    const session = this.byId.get(id);
    if (!session) return;
    this.byId.delete(id);
    this.byTokenHash.delete(session.tokenHash);
    this.ended.fire({ session, fault });
  }
}
