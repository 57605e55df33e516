import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { AuditEntry, AuditHead } from './audit-entry.ts';
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
  'audit.search': command(
    'changes',
    AuditQuery,
    z.object({ entries: z.array(AuditEntry), more: z.boolean() }),
  ),
  /** The signed end of the log. */
  'audit.head': command('asks', z.object({}).strict(), z.object({ head: AuditHead })),
} as const;
