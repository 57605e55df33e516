import { z } from 'zod';
import { EntityId } from './entity-id.ts';
import { RightsBook } from './rights-book.ts';

/**
 * What a console needs to decide for its person without the hub: the part of the book that concerns them, until `expiresAtMs` (hub's clock). Bound to
 * one console, so that a copy on another is worth nothing.
 */
export const RightsSnapshot = z.object({
  hubId: z.string(),
  consoleId: EntityId,
  personId: EntityId,
  book: RightsBook,
  issuedAtMs: z.number().int(),
  expiresAtMs: z.number().int(),
});
export type RightsSnapshot = z.infer<typeof RightsSnapshot>;

/** A snapshot as it travels and is kept: the exact bytes that were signed (JSON text) and the hub's Ed25519 signature over their UTF-8, base64 (RFC 8032). */
export const SignedSnapshot = z.object({ text: z.string(), signature: z.base64() });
export type SignedSnapshot = z.infer<typeof SignedSnapshot>;
