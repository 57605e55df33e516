import { type KeyObject, sign, verify } from 'node:crypto';
import type { AuditHead } from '../../shared/hub/audit-entry.ts';

function headText({ hubId, seq, hash, atMs }: Omit<AuditHead, 'signature'>): Buffer {
  return Buffer.from(['vonglau-audit-head', hubId, seq, hash, atMs].join('\n'));
}

/** Signs where the log ends (Ed25519, RFC 8032). */
export function signHead(head: Omit<AuditHead, 'signature'>, privateKey: KeyObject): AuditHead {
  return { ...head, signature: sign(null, headText(head), privateKey).toString('base64') };
}

/** Whether the hub itself said that its log ends there. */
export function isSignedHead(head: AuditHead, publicKey: KeyObject): boolean {
  return verify(null, headText(head), publicKey, Buffer.from(head.signature, 'base64'));
}
