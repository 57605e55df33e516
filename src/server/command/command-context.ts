import type { Kysely } from 'kysely';
import type { CommandName, CommandOutput, CommandParsed } from '../../shared/hub/commands.ts';
import type { Access } from '../../shared/rights/access.ts';
import type { CityState } from '../city/city-state.ts';
import type { HubTables } from '../storage/tables.ts';

/** Who gives a command: resolved anew for every command, never remembered from the connection's start. */
export interface Caller {
  readonly personId: string;
  readonly consoleId: string;
  readonly sessionId: string;
  readonly access: Access;
}

/** What a command's handler works with. For a command that changes, `db` is its transaction and all of it happens or nothing. */
export interface CommandContext {
  readonly caller: Caller;
  readonly nowMs: number;
  readonly db: Kysely<HubTables>;
  readonly city: CityState;
  /**
   * Keeps a row with its next version, with history, and tells the followers of these topics; `row` null removes it. `seenVersion` is the one the caller saw
   * (0: new); throws CommandRefusal `conflict` with the row as it is when it has another. Returns the new version.
   */
  putEntity(entity: EntityChange): Promise<number>;
  /** What the audit log tells of this command besides its name; never a secret. */
  auditDetail(detail: Readonly<Record<string, unknown>>, cameraId?: string): void;
  /** Another entry in the audit log, in the same transaction; of a command that only asks, on disk before it is answered (stream tickets). */
  audit(entry: AuditNote): Promise<void>;
  /** Runs once the transaction is on disk, in the order of commits; for what is kept in memory. */
  afterCommit(act: () => void): void;
}

export interface EntityChange {
  readonly kind: string;
  readonly id: string;
  readonly row: unknown;
  readonly seenVersion: number | 'any';
  readonly topics: readonly string[];
}

export interface AuditNote {
  readonly what: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly personId: string | null;
  readonly consoleId: string | null;
  readonly cameraId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type CommandHandler<N extends CommandName> = (
  input: CommandParsed<N>,
  context: CommandContext,
) => Promise<CommandOutput<N>>;

/** One handler per command; each part of the hub gives its own. */
export type CommandHandlers = { readonly [N in CommandName]: CommandHandler<N> };
