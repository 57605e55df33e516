import type { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import {
  type Challenge,
  type EnrolAnswer,
  EnrolRequest,
  type HubFacts,
  type SignInAnswer,
  SignInRequest,
} from '../../shared/hub/sign-in.ts';
import type { Exchange, OpenRoute } from './route.ts';

export interface HubRoutesParts {
  readonly facts: () => HubFacts;
  readonly challenge: () => Challenge;
  readonly enrol: (request: EnrolRequest, remoteAddress: string) => Promise<EnrolAnswer>;
  readonly signIn: (request: SignInRequest) => Promise<SignInAnswer>;
  /** Why the hub cannot serve, or null. */
  readonly notReady: () => string | null;
}

const mostBytes = 16 * 1024;

/** What anybody may ask who reaches the hub: who it is, whether it is well, and to be let in. */
export function hubRoutes({
  facts,
  challenge,
  enrol,
  signIn,
  notReady,
}: HubRoutesParts): readonly OpenRoute[] {
  return [
    { method: 'GET', path: '/api/hub', handle: async ({ sendJson }) => sendJson(200, facts()) },
    { method: 'POST', path: '/api/challenge', handle: async ({ sendJson }) => sendJson(200, challenge()) },
    {
      method: 'POST',
      path: '/api/enrol',
      handle: async (exchange) =>
        exchange.sendJson(200, await enrol(await read(EnrolRequest, exchange), exchange.remoteAddress)),
    },
    {
      method: 'POST',
      path: '/api/sign-in',
      handle: async (exchange) => exchange.sendJson(200, await signIn(await read(SignInRequest, exchange))),
    },
    { method: 'GET', path: '/healthz', handle: async ({ sendJson }) => sendJson(200, { alive: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async ({ sendJson }) => {
        const why = notReady();
        sendJson(why === null ? 200 : 503, why === null ? { ready: true } : { ready: false, why });
      },
    },
  ];
}

async function read<S extends z.ZodType>(schema: S, exchange: Exchange): Promise<z.output<S>> {
  const parsed = schema.safeParse(await exchange.json(mostBytes));
  if (parsed.success) return parsed.data;
  // Paths only: a message could repeat what was typed into the wrong field.
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ');
  throw new ExpectedError({ code: 'bad-input', message: 'The request is malformed.', detail: fields });
}
