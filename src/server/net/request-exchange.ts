import type { IncomingMessage, ServerResponse } from 'node:http';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import type { Exchange } from './route.ts';

/** The exchange of one request; `closing` fires when the hub closes. */
export function requestExchange(
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  closing: AbortSignal,
): Exchange {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);
  const body = (mostBytes: number) => readBody(request, mostBytes);
  return {
    request,
    response,
    query,
    signal,
    remoteAddress: request.socket.remoteAddress ?? '',
    body,
    json: async (mostBytes) => parseJson(await body(mostBytes)),
    sendJson: (status, value) => sendJson(response, status, value),
  };
}

async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      // Without an encoding set, Node's request streams give Buffers.
      const piece = chunk as Buffer;
      bytes += piece.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      chunks.push(piece);
    }
  } catch (error) {
    if (request.destroyed && !request.complete && !(error instanceof ExpectedError))
      throw new CancelledError('the other side went away');
    throw error;
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ExpectedError({ code: 'bad-input', message: 'The request is no JSON in UTF-8.' });
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

function tooLarge(mostBytes: number): ExpectedError {
  return new ExpectedError({ code: 'too-large', message: `More than ${mostBytes} bytes are not taken.` });
}
