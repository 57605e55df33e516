import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { AuditEntry } from './audit-entry.ts';
import { auditReferenceKinds } from './audit-reference.ts';

/** What a row that an entry's detail names by its id was called then. A camera has its number too. */
export const AuditName = z.object({
  kind: z.enum(auditReferenceKinds),
  id: z.string(),
  name: z.string(),
  number: z.number().int().optional(),
});
export type AuditName = z.infer<typeof AuditName>;

/** An entry with what its person, its console and its camera were called when it was written; null: none, or nobody knows. */
export const AuditFound = AuditEntry.extend({
  personName: z.string().nullable().default(null),
  consoleName: z.string().nullable().default(null),
  camera: z.object({ number: z.number().int(), name: z.string() }).nullable().default(null),
  /** Names for the ids in `detail`, as many as are known. */
  names: z.array(AuditName).default([]),
});
export type AuditFound = z.infer<typeof AuditFound>;

/** Entries that were looked for, newest first; `more`: there are older ones. */
export const AuditPage = z.object({ entries: z.array(AuditFound), more: z.boolean() });
export type AuditPage = z.infer<typeof AuditPage>;

/** Somebody whose entries may be looked for. */
export const AuditPerson = z.object({ id: EntityId, name: z.string(), unitName: z.string() });
export type AuditPerson = z.infer<typeof AuditPerson>;
