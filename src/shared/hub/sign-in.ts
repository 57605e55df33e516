import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { AccountName } from '../rights/person.ts';

/** `GET /api/hub`: who this hub is; the certificate's fingerprint is pinned at enrolment. `demoAccounts` only in a demo's data folder. */
export const HubFacts = z.object({
  hubId: z.string(),
  name: z.string(),
  version: z.string(),
  protocols: z.array(z.number().int()),
  /** Ed25519 public key, SPKI, base64. */
  publicKey: z.base64(),
  demo: z.boolean(),
  /** In a demo: how many cameras of its catalogue, the first by number, give real pictures. */
  demoCameras: z.number().int().min(0).default(0),
  demoAccounts: z
    .array(
      z.object({
        account: z.string(),
        name: z.string(),
        unit: z.string(),
        role: z.string(),
        password: z.string(),
      }),
    )
    .default([]),
});
export type HubFacts = z.infer<typeof HubFacts>;

/**
 * `POST /api/enrol`: a console asks to be enrolled; the answer is its id and state. Asking again with the same key answers the same. `code`: the one-time
 * code that the hub printed, which approves the console at once. Faults `enrol-full`, `code-wrong`.
 */
export const EnrolRequest = z.object({
  name: z.string().trim().min(1).max(200),
  publicKey: z.base64().max(200),
  code: z.string().trim().max(100).optional(),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;
export const EnrolAnswer = z.object({ consoleId: EntityId, state: z.enum(['asked', 'approved', 'revoked']) });
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;

/** `POST /api/challenge`: a nonce for one proof, 60 s. */
export const Challenge = z.object({ nonce: z.string() });
export type Challenge = z.infer<typeof Challenge>;

/**
 * Proof that the console holds its key: Ed25519 over `vonglau-proof\n<purpose>\n<hubId>\n<consoleId>\n<nonce>\n<bound>`; `bound` is the account for
 * sign-in, SHA-256 (hex) of the token for a socket and for a request.
 */
export const ConsoleProof = z.object({
  consoleId: EntityId,
  nonce: z.string().max(200),
  signature: z.base64().max(200),
});
export type ConsoleProof = z.infer<typeof ConsoleProof>;

export function proofText(
  purpose: 'sign-in' | 'socket' | 'request',
  hubId: string,
  { consoleId, nonce }: Pick<ConsoleProof, 'consoleId' | 'nonce'>,
  bound: string,
): string {
  return ['vonglau-proof', purpose, hubId, consoleId, nonce, bound].join('\n');
}

/** Header of every HTTP request of a signed-in person besides `Authorization: Bearer <token>`: base64 of the JSON of a ConsoleProof for `request`. */
export const proofHeader = 'vonglau-proof';

/** `POST /api/sign-in`. Faults: `sign-in-failed` (and nothing more), `console-unknown`, `console-waiting`, `console-revoked`, `update-needed`, `busy`. */
export const SignInRequest = z.object({
  protocol: z.number().int(),
  account: AccountName,
  password: z.string().min(1).max(1000),
  proof: ConsoleProof,
});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** The session's token is worth something only together with the console's key. */
export const SignInAnswer = z.object({
  token: z.string(),
  sessionId: EntityId,
  personId: EntityId,
  expiresAtMs: z.number().int(),
  /** Only `password.change` and `sign-out` are answered until then. */
  mustChangePassword: z.boolean(),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** `auth` of the socket's handshake. */
export const SocketAuth = z.object({
  protocol: z.number().int(),
  token: z.string().max(500),
  proof: ConsoleProof,
});
export type SocketAuth = z.infer<typeof SocketAuth>;
