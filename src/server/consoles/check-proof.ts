import type { Fault } from '../../shared/base/fault.ts';
import type { ConsoleDevice } from '../../shared/hub/console-device.ts';
import { type ConsoleProof, proofText } from '../../shared/hub/sign-in.ts';
import type { ConsoleBook } from './console-book.ts';
import { isSignedBy } from './console-key.ts';
import type { Nonces } from './nonces.ts';

export interface ProofParts {
  readonly hubId: string;
  readonly consoles: ConsoleBook;
  readonly nonces: Nonces;
  readonly now: () => number;
}

export interface ProofClaim {
  readonly purpose: Parameters<typeof proofText>[0];
  readonly proof: ConsoleProof;
  readonly bound: string;
}

export type ProofVerdict =
  | { readonly ok: true; readonly device: ConsoleDevice }
  | { readonly ok: false; readonly fault: Fault };

const unknown: ProofVerdict = {
  ok: false,
  fault: { code: 'console-unknown', message: 'The hub does not know this console.' },
};
const waiting: ProofVerdict = {
  ok: false,
  fault: { code: 'console-waiting', message: 'An administrator has not approved this console yet.' },
};
const revoked: ProofVerdict = {
  ok: false,
  fault: { code: 'console-revoked', message: 'This console is no longer approved.' },
};

/** Whether whoever calls holds the key of an approved console, now. Only the holder of a key learns what became of its console; a good proof is used up. */
export function checkProof(
  { hubId, consoles, nonces, now }: ProofParts,
  { purpose, proof, bound }: ProofClaim,
): ProofVerdict {
  const nowMs = now();
  const device = consoles.get(proof.consoleId)?.device;
  if (!device || !nonces.isGood(proof.nonce, nowMs)) return unknown;
  if (!isSignedBy(device.publicKey, proofText(purpose, hubId, proof, bound), proof.signature)) return unknown;
  if (!nonces.use(proof.nonce, nowMs)) return unknown;
  if (device.state === 'asked') return waiting;
  return device.state === 'revoked' ? revoked : { ok: true, device };
}
