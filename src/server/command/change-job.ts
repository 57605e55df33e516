import type { ChangeScope } from './change-scope.ts';
import type { AuditNote } from './command-context.ts';

/** By what a command that was applied is known again. */
export interface DoneKey {
  readonly id: string;
  readonly personId: string;
  readonly inputHash: string;
}

/** A change that waits for its turn. */
export interface ChangeJob {
  /** Set for commands: applied at most once. */
  readonly key: DoneKey | null;
  /** In whose name; for history. */
  readonly personId: string | null;
  readonly expiresAtMs: number;
  run(scope: ChangeScope): Promise<unknown>;
  /** What the log tells of a refusal, if anything. */
  refused(error: unknown): AuditNote | null;
  /** Answered once; an answer of `ok` is on the disk. */
  answer(outcome: JobOutcome): void;
}

export type JobOutcome =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: unknown };
