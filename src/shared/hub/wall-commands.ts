import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { command } from './command.ts';
import { DeskPresence, PushedContent } from './wall-push.ts';

const nothing = z.object({}).strict();

export const wallCommands = {
  /** What this desk tells of itself, so that others may push to it. */
  'desk.tell': command('asks', DeskPresence.pick({ displays: true }), nothing),
  /** Desks that one may push to. */
  'desk.list': command('asks', nothing, z.object({ desks: z.array(DeskPresence) })),
  /** Needs `push`, and the person at that desk must be allowed to view what is pushed. Faults `not-allowed`, `desk-away`. */
  'wall.push': command(
    'changes',
    z.object({
      consoleId: EntityId,
      displayId: z.string().max(200).nullable(),
      content: PushedContent,
      reason: z.string().trim().max(500),
    }),
    z.object({ pushId: EntityId }),
  ),
  /** The desk undid a push; who pushed is told. */
  'wall.push-undone': command('changes', z.object({ pushId: EntityId }), nothing),
} as const;
