import type { ChangeContext } from '../command/change-context.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { endedFaults } from '../sessions/ended-faults.ts';
import type { SessionBook } from '../sessions/session-book.ts';
import type { ConsoleBook, KnownConsole } from './console-book.ts';
import { keepConsole } from './enrolment.ts';

export interface ConsoleParts {
  readonly consoles: ConsoleBook;
  readonly sessions: SessionBook;
}

export interface ConsoleDecision {
  readonly known: KnownConsole;
  readonly name: string;
  /** Null: somebody at the hub's own machine. */
  readonly by: string | null;
}

/** Approves a console, also one that was revoked before. */
export async function approveConsole(
  { consoles }: ConsoleParts,
  { known, name, by }: ConsoleDecision,
  work: ChangeContext,
): Promise<void> {
  const device = {
    ...known.device,
    name,
    state: 'approved' as const,
    decidedAtMs: work.nowMs,
    decidedBy: by,
  };
  await keepConsole(work, consoles, device, 'any');
}

/** Revokes a console and ends the sessions on it: whoever sits there is disconnected. */
export async function revokeConsole(
  { consoles, sessions }: ConsoleParts,
  { known, by }: Omit<ConsoleDecision, 'name'>,
  work: ChangeContext,
): Promise<void> {
  const device = { ...known.device, state: 'revoked' as const, decidedAtMs: work.nowMs, decidedBy: by };
  await keepConsole(work, consoles, device, 'any');
  await endSessions(work, sessions, sessions.ofConsole(known.device.id), endedFaults.consoleRevoked);
}
