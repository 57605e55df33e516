import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { AuditHead } from './audit-entry.ts';
import { AuditPage, AuditPerson } from './audit-found.ts';
import { AuditDoubt } from './audit-memory.ts';
import { command } from './command.ts';

/** What is looked for; null: anything. Newest first; `beforeSeq` pages on. */
export const AuditQuery = z.object({
  personId: EntityId.nullable(),
  cameraId: EntityId.nullable(),
  /** Beginning of `what`. */
  what: z.string().max(100).nullable(),
  fromMs: z.number().int().nullable(),
  toMs: z.number().int().nullable(),
  beforeSeq: z.number().int().nullable(),
  limit: z.number().int().min(1).max(1000),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const auditCommands = {
  /** Needs `audit`; the search itself is logged. */
  'audit.search': command('changes', AuditQuery, AuditPage),
  /** The same to be taken out of the system; each page is in the log with how many entries it had, before it is answered. */
  'audit.export': command('asks', AuditQuery, AuditPage),
  /** Everybody whose entries the caller may look for. Needs `audit`. */
  'audit.people': command('asks', z.object({}).strict(), z.object({ persons: z.array(AuditPerson) })),
  /** The signed end of the log. */
  'audit.head': command('asks', z.object({}).strict(), z.object({ head: AuditHead })),
  /** The signed end, and the hash of the entry with this number (0: what the first one follows); null: the log ends before it. */
  'audit.prove': command(
    'asks',
    z.object({ seq: z.number().int().min(0) }),
    z.object({ head: AuditHead, hash: z.hex().nullable() }),
  ),
  /** A console says that the log is not the one it knew. Fault `head-forged`: what it remembers was never signed by this hub. */
  'audit.doubt': command('changes', AuditDoubt, z.object({}).strict()),
} as const;
