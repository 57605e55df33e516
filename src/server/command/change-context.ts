import type { CommandContext } from './command-context.ts';

/** What a change works with, whoever makes it: one transaction, all of it or nothing. It may be run again after the database was away: acts outside the database belong into `afterCommit`. */
export type ChangeContext = Pick<CommandContext, 'nowMs' | 'db' | 'putEntity' | 'audit' | 'afterCommit'>;
