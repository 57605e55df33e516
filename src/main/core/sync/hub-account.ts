import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { protocolVersion } from '../../../shared/hub/protocol-version.ts';
import {
  Challenge,
  type ConsoleProof,
  EnrolAnswer,
  HubFacts,
  proofHeader,
  proofText,
  SignInAnswer,
  type SocketAuth,
} from '../../../shared/hub/sign-in.ts';
import type { ConsoleKey } from './console-key.ts';
import type { HubFactsStore } from './hub-facts-store.ts';
import type { HubHttp } from './hub-http.ts';

const KnownHub = HubFacts.pick({ hubId: true, name: true, publicKey: true }).extend({
  consoleId: z.string().nullable(),
});
export type KnownHub = z.infer<typeof KnownHub>;

/** How this console makes itself known to its hub: who that hub is, its enrolment, its proofs. */
export class HubAccount {
  private readonly http: HubHttp;
  private readonly key: ConsoleKey;
  private readonly facts: HubFactsStore;
  private readonly consoleName: string;
  private found: HubFacts | null = null;

  constructor(http: HubHttp, key: ConsoleKey, facts: HubFactsStore, consoleName: string) {
    this.http = http;
    this.key = key;
    this.facts = facts;
    this.consoleName = consoleName;
  }

  /** The hub as it was met the first time; it is the same for ever, or it is another hub. */
  known(): KnownHub | null {
    return this.facts.get('hub', KnownHub);
  }

  /** What it said of itself in this run. */
  said(): HubFacts | null {
    return this.found;
  }

  /** Asks who is there and pins it at the first time. Throws ExpectedError `hub-changed`, `update-needed` or what HubHttp throws. */
  async meet(signal: AbortSignal): Promise<HubFacts> {
    const said = await this.http.json({ method: 'GET', path: '/api/hub' }, HubFacts, signal);
    const known = this.known();
    if (known && (known.hubId !== said.hubId || known.publicKey !== said.publicKey))
      throw new ExpectedError({
        code: 'hub-changed',
        message: 'at this address is another hub than the one this console belongs to',
      });
    if (!said.protocols.includes(protocolVersion)) throw updateNeeded();
    if (!known)
      this.facts.set('hub', {
        hubId: said.hubId,
        name: said.name,
        publicKey: said.publicKey,
        consoleId: null,
      });
    this.found = said;
    return said;
  }

  /** Asks to be enrolled; the same answer however often. With the hub's one-time code it is approved at once. Throws `code-wrong` as well. */
  async enrol(signal: AbortSignal, code?: string): Promise<EnrolAnswer> {
    const answer = await this.http.json(
      {
        method: 'POST',
        path: '/api/enrol',
        body: {
          name: this.consoleName,
          publicKey: this.key.publicKey,
          ...(code === undefined ? {} : { code }),
        },
      },
      EnrolAnswer,
      signal,
    );
    const known = this.known();
    if (known && known.consoleId !== answer.consoleId)
      this.facts.set('hub', { ...known, consoleId: answer.consoleId });
    return answer;
  }

  /** Throws ExpectedError `sign-in-failed`, `console-unknown`, `console-waiting`, `update-needed` or what HubHttp throws. */
  async signIn(account: string, password: string, signal: AbortSignal): Promise<SignInAnswer> {
    return this.http.json(
      {
        method: 'POST',
        path: '/api/sign-in',
        body: {
          protocol: protocolVersion,
          account,
          password,
          proof: await this.prove('sign-in', account, signal),
        },
      },
      SignInAnswer,
      signal,
    );
  }

  /** What the socket's handshake carries: the token, and proof that this console holds the key it is bound to. */
  async socketAuth(token: string, signal: AbortSignal): Promise<SocketAuth> {
    return { protocol: protocolVersion, token, proof: await this.prove('socket', hashOf(token), signal) };
  }

  /** What a question over HTTP carries for who is signed in: as for the socket, each with a proof of its own. */
  async requestHeaders(token: string, signal: AbortSignal): Promise<Record<string, string>> {
    const proof = await this.prove('request', hashOf(token), signal);
    return {
      authorization: `Bearer ${token}`,
      [proofHeader]: Buffer.from(JSON.stringify(proof)).toString('base64'),
    };
  }

  private async prove(
    purpose: Parameters<typeof proofText>[0],
    bound: string,
    signal: AbortSignal,
  ): Promise<ConsoleProof> {
    const known = this.known();
    if (!known?.consoleId)
      throw new ExpectedError({ code: 'console-unknown', message: 'this console is not enrolled' });
    const { nonce } = await this.http.json(
      { method: 'POST', path: '/api/challenge', body: {} },
      Challenge,
      signal,
    );
    const { consoleId } = known;
    const signature = this.key.sign(proofText(purpose, known.hubId, { consoleId, nonce }, bound));
    return { consoleId, nonce, signature };
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function updateNeeded(): ExpectedError {
  return new ExpectedError({
    code: 'update-needed',
    message: 'the hub speaks another version: this console must be updated',
  });
}
