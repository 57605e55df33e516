import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';

/** A console that asked to be enrolled (Art. 6.8): its Ed25519 public key (SPKI, base64) and what an administrator said of it. */
export const ConsoleDevice = z.object({
  id: EntityId,
  name: z.string().trim().min(1).max(200),
  publicKey: z.base64(),
  state: z.enum(['asked', 'approved', 'revoked']),
  askedAtMs: z.number().int(),
  decidedAtMs: z.number().int().nullable(),
  decidedBy: EntityId.nullable(),
  lastSeenAtMs: z.number().int().nullable(),
});
export type ConsoleDevice = z.infer<typeof ConsoleDevice>;
