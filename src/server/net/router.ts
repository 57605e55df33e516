import type { IncomingMessage, ServerResponse } from 'node:http';
import { CancelledError, ExpectedError, type Fault, faultOf } from '../../shared/base/fault.ts';
import type { Caller } from '../command/command-context.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { faultStatus } from './fault-status.ts';
import { requestExchange, sendJson } from './request-exchange.ts';
import type { Exchange, OpenRoute, SignedInRoute } from './route.ts';

export interface RouterParts {
  readonly open: readonly OpenRoute[];
  readonly signedIn: readonly SignedInRoute[];
  /** Resolves who calls; throws ExpectedError. */
  readonly callerOf: (request: IncomingMessage) => Caller;
  /** False when this address asks too often. */
  readonly admits: (remoteAddress: string) => boolean;
  readonly closing: AbortSignal;
  readonly log: HubLogger;
}

/** Answers every HTTP request of the hub, whatever it is. */
export function createRouter(parts: RouterParts) {
  const find = routeFinder(parts);
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.on('error', (error) => logError(parts.log, 'http.response', error));
    answer().catch((error) => refuse(error));

    async function answer(): Promise<void> {
      const url = parseUrl(request.url);
      const exchange = requestExchange(request, response, url.searchParams, parts.closing);
      // Pages of a browser have no business here, whatever site they are from.
      if (request.headers.origin !== undefined) throw refusal('origin-refused', 'Browsers are not served.');
      if (!parts.admits(exchange.remoteAddress))
        throw refusal('too-many', 'Too many requests; wait a little.');
      await find(request.method ?? '', url.pathname)(exchange);
    }

    function refuse(error: unknown): void {
      if (error instanceof CancelledError) return;
      const foreseen = error instanceof ExpectedError;
      if (!foreseen) logError(parts.log, 'http.bug', error);
      const fault: Fault = foreseen ? faultOf(error) : { code: 'bug', message: 'The hub made a mistake.' };
      if (response.headersSent) response.destroy();
      else sendRefusal(request, response, fault);
    }
  };
}

function routeFinder({ open, signedIn, callerOf }: RouterParts) {
  const routes = new Map<string, (exchange: Exchange) => Promise<void>>();
  for (const route of open) routes.set(`${route.method} ${route.path}`, (exchange) => route.handle(exchange));
  for (const route of signedIn)
    routes.set(`${route.method} ${route.path}`, async (exchange) =>
      route.handle(exchange, callerOf(exchange.request)),
    );
  const paths = new Set([...open, ...signedIn].map(({ path }) => path));
  return (method: string, path: string) => {
    const route = routes.get(`${method} ${path}`);
    if (route) return route;
    if (paths.has(path)) throw refusal('method-not-allowed', 'This is asked in another way.');
    throw refusal('not-found', 'There is nothing here.');
  };
}

/** A body that was not read to its end would be taken for the next request. */
function sendRefusal(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  if (!request.complete) response.setHeader('connection', 'close');
  sendJson(response, faultStatus(fault.code), { fault });
}

function parseUrl(url: string | undefined): URL {
  const parsed = URL.parse(url ?? '', 'http://hub.invalid');
  if (!parsed) throw refusal('bad-input', 'This is no address.');
  return parsed;
}

function refusal(code: string, message: string): ExpectedError {
  return new ExpectedError({ code, message });
}
