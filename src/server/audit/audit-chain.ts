import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';

/** What an entry says, without its place in the chain's hashes. */
export type AuditFacts = Omit<AuditEntry, 'prev' | 'hash'>;

/** What the first entry follows: the hub itself, so that no log passes for another hub's. */
export function genesisHash(hubId: string): string {
  return createHash('sha256').update(`vonglau-audit\n${hubId}`).digest('hex');
}

/** SHA-256 (hex) over the hash before and the entry's canonical text: the detail is in it as the very text that is kept. */
export function entryHash(prev: string, facts: AuditFacts): string {
  const { seq, atMs, what, personId, consoleId, cameraId, outcome, detail } = facts;
  // Canonical: the names stand in their order, and no value is an object.
  const text = JSON.stringify({ atMs, cameraId, consoleId, detail, outcome, personId, seq, what });
  return createHash('sha256').update(`${prev}\n${text}`).digest('hex');
}
