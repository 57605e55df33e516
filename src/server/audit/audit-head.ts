import { type KeyObject, sign, verify } from 'node:crypto';
import { type AuditHead, auditHeadText } from '../../shared/hub/audit-entry.ts';

/** Signs where the log ends (Ed25519, RFC 8032). */
export function signHead(head: Omit<AuditHead, 'signature'>, privateKey: KeyObject): AuditHead {
  return { ...head, signature: sign(null, Buffer.from(auditHeadText(head)), privateKey).toString('base64') };
}

/** Whether the hub itself said that its log ends there. */
export function isSignedHead(head: AuditHead, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(auditHeadText(head)), publicKey, Buffer.from(head.signature, 'base64'));
}
