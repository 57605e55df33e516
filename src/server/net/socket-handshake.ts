import type { Fault } from '../../shared/base/fault.ts';
import { protocolVersion } from '../../shared/hub/protocol-version.ts';
import { type ConsoleProof, SocketAuth } from '../../shared/hub/sign-in.ts';
import { checkProof, type ProofParts } from '../consoles/check-proof.ts';
import { type CallerParts, type CallerVerdict, callerOf } from '../sessions/caller-of.ts';
import { tokenHash } from '../sessions/session-token.ts';

export interface BearerParts extends CallerParts {
  readonly proofs: ProofParts;
}

const sessionUnknown: Fault = {
  code: 'session-unknown',
  message: 'This session has ended or never was; sign in.',
};
const updateNeeded: Fault = {
  code: 'update-needed',
  message: 'This console speaks another version than the hub; it must be updated.',
};
const malformed: Fault = { code: 'bad-input', message: 'The handshake is malformed.' };

/** Whose socket this is, from its handshake's `auth`. */
export function callerOfHandshake(parts: BearerParts, auth: unknown): CallerVerdict {
  const parsed = SocketAuth.safeParse(auth);
  if (!parsed.success) return { ok: false, fault: malformed };
  const { protocol, token, proof } = parsed.data;
  if (protocol !== protocolVersion) return { ok: false, fault: updateNeeded };
  return callerOfBearer(parts, { purpose: 'socket', token, proof });
}

/**
 * Who holds a token and, in the same breath, the key of the console that the session was opened at: a token that was stolen is worth nothing elsewhere.
 */
export function callerOfBearer(
  parts: BearerParts,
  { purpose, token, proof }: { purpose: 'socket' | 'request'; token: string; proof: ConsoleProof },
): CallerVerdict {
  const hash = tokenHash(token);
  const proven = checkProof(parts.proofs, { purpose, proof, bound: hash });
  if (!proven.ok) return proven;
  const session = parts.sessions.withTokenHash(hash);
  if (!session || session.consoleId !== proven.device.id) return { ok: false, fault: sessionUnknown };
  return callerOf(parts, session.id);
}
