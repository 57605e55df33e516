import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';

/** One entry of the audit log (nhật ký hệ thống, Art. 12.6). `hash` = SHA-256 over `prev` and the entry's canonical text, both hex; `seq` has no gaps. */
export const AuditEntry = z.object({
  seq: z.number().int().min(1),
  /** Hub's clock. */
  atMs: z.number().int(),
  /** Dotted name of what was done: `command.unit.put`, `sign-in.failed`, `viewing.started` ... */
  what: z.string().max(100),
  personId: EntityId.nullable(),
  consoleId: EntityId.nullable(),
  cameraId: EntityId.nullable(),
  outcome: z.enum(['done', 'refused', 'failed']),
  /** JSON text: what changed, from what to what; never a secret. */
  detail: z.string().max(20_000),
  prev: z.hex(),
  hash: z.hex(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Where the chain ends, signed by the hub (Ed25519 over `vonglau-audit-head\n<hubId>\n<seq>\n<hash>\n<atMs>`); a console refuses a shorter chain afterwards. */
export const AuditHead = z.object({
  hubId: z.string(),
  seq: z.number().int().min(0),
  hash: z.hex(),
  atMs: z.number().int(),
  signature: z.base64(),
});
export type AuditHead = z.infer<typeof AuditHead>;

/** What the hub signs of a head. */
export function auditHeadText({ hubId, seq, hash, atMs }: Omit<AuditHead, 'signature'>): string {
  return ['vonglau-audit-head', hubId, seq, hash, atMs].join('\n');
}
