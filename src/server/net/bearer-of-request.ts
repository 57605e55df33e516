import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import { ConsoleProof, proofHeader } from '../../shared/hub/sign-in.ts';
import type { Caller } from '../command/command-context.ts';
import { type BearerParts, callerOfBearer } from './socket-handshake.ts';

const ProofText = z
  .base64()
  .max(2000)
  .transform((text, context) => {
    try {
      return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(ConsoleProof);

/** Who sends an HTTP request, by its `Authorization: Bearer` and proof headers. Throws ExpectedError `session-unknown`, `password-must-change` or what the proof lacks. */
export function callerOfRequest(parts: BearerParts, { headers }: IncomingMessage): Caller {
  const token = /^Bearer ([\w-]{1,500})$/.exec(headers.authorization ?? '')?.[1];
  const proof = ProofText.safeParse(headers[proofHeader]);
  if (token === undefined || !proof.success)
    throw new ExpectedError({
      code: 'session-unknown',
      message: 'A token and a proof of the console are needed.',
    });
  const verdict = callerOfBearer(parts, { purpose: 'request', token, proof: proof.data });
  if (!verdict.ok) throw new ExpectedError(verdict.fault);
  if (verdict.mustChangePassword)
    throw new ExpectedError({ code: 'password-must-change', message: 'The password must be changed first.' });
  return verdict.caller;
}
