import type { ChangeContext } from '../command/change-context.ts';

/** The hub's one writer, for what happens before somebody is signed in: sign-ins, enrolments. Resolves once it is on disk; `change` may be run again. */
export interface HubWriter {
  change<T>(change: (context: ChangeContext) => Promise<T>, personId?: string | null): Promise<T>;
}
