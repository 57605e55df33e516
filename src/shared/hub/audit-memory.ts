import { z } from 'zod';
import { AuditHead } from './audit-entry.ts';

/**
 * A console saw that the hub's audit log is not the one it knew: `shorter` the log ends before the end that was signed to this console, `forked` another entry
 * stands there, `forged` the end that was shown is not signed by the hub.
 */
export const AuditDoubt = z.object({
  kind: z.enum(['shorter', 'forked', 'forged']),
  /** What this console had kept. */
  remembered: AuditHead,
  /** The end that the hub showed then. */
  found: AuditHead,
  /** When it was seen, by the console's clock, epoch milliseconds. */
  atMs: z.number().int(),
});
export type AuditDoubt = z.infer<typeof AuditDoubt>;

/** What a console keeps of its hubs' logs, in `audit-heads.json` of its data folder: for `audit verify --heads`, and for itself. */
export const AuditMemory = z.object({
  console: z.object({ id: z.string().nullable(), name: z.string() }),
  /** The latest signed end of each hub's log that this console heard. */
  heads: z.array(AuditHead),
  /** Newest last; `seen`: somebody at the desk has put it away. */
  doubts: z.array(AuditDoubt.extend({ seen: z.boolean() })),
});
export type AuditMemory = z.infer<typeof AuditMemory>;
