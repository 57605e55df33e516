import type { CommandContext } from '../command/command-context.ts';

/** What a change that is no command works with: the same transaction, history, topics and audit as a command's. */
export type HubWork = Pick<CommandContext, 'nowMs' | 'db' | 'putEntity' | 'audit' | 'afterCommit'>;

/** Who a change is by, for the history; null: nobody yet, or the hub itself. */
export interface HubAuthor {
  readonly personId: string | null;
  readonly consoleId: string | null;
}

/** The hub's one writer, for what happens before somebody is signed in: sign-ins, enrolments. Resolves once it is on disk. */
export interface HubWriter {
  change<T>(author: HubAuthor, work: (context: HubWork) => Promise<T>): Promise<T>;
}
