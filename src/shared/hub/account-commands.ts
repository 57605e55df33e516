import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { command } from './command.ts';

const nothing = z.object({}).strict();

/** A session somewhere: a person at a console. */
export const SessionFacts = z.object({
  id: EntityId,
  personId: EntityId,
  consoleId: EntityId,
  signedInAtMs: z.number().int(),
  lastSeenAtMs: z.number().int(),
  online: z.boolean(),
});
export type SessionFacts = z.infer<typeof SessionFacts>;

export const accountCommands = {
  /** Faults `sign-in-failed` (the old one is wrong), `password-weak`, `password-same`. */
  'password.change': command(
    'changes',
    z.object({ oldPassword: z.string().max(1000), newPassword: z.string().max(1000) }),
    nothing,
  ),
  'session.sign-out': command('changes', nothing, nothing),
  /** Own sessions; an administrator sees all. */
  'session.list': command('asks', nothing, z.object({ sessions: z.array(SessionFacts) })),
  'session.revoke': command('changes', z.object({ sessionId: EntityId }), nothing),
  /** A new one-time password, shown once to the administrator; the person must change it. */
  'person.reset-password': command(
    'changes',
    z.object({ personId: EntityId }),
    z.object({ password: z.string() }),
  ),
  /** Accounts that nobody signed in with for that long. */
  'person.dormant': command(
    'asks',
    z.object({ days: z.number().int().min(1).max(3650) }),
    z.object({
      persons: z.array(z.object({ personId: EntityId, lastSignInAtMs: z.number().int().nullable() })),
    }),
  ),
  'console.approve': command(
    'changes',
    z.object({ consoleId: EntityId, name: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  'console.revoke': command('changes', z.object({ consoleId: EntityId }), nothing),
} as const;
