import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '../command/command-context.ts';

/** One HTTP request being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** Fires when the other side went away or the hub closes. */
  readonly signal: AbortSignal;
  readonly remoteAddress: string;
  /** The whole body. Throws ExpectedError `too-large` past `mostBytes`. */
  body(mostBytes: number): Promise<Buffer>;
  /** The body as JSON. Throws ExpectedError `bad-input`, `too-large`. */
  json(mostBytes: number): Promise<unknown>;
  sendJson(status: number, value: unknown): void;
}

/** Answered for anybody; what is thrown becomes `{code, message, detail}` with a status that fits the code. */
export interface OpenRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(exchange: Exchange): Promise<void>;
}

/** Answered for a signed-in person at an approved console: token and proof were checked, the caller resolved. What they may do is the handler's to decide. */
export interface SignedInRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(exchange: Exchange, caller: Caller): Promise<void>;
}
