import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { CancelledError, ExpectedError, Fault } from '../../../shared/base/fault.ts';

const silentTimeoutMs = 10_000;
const mostAnswerBytes = 4_000_000;

interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly csv?: Buffer;
  /** How long the hub may say nothing. */
  readonly silentMs?: number;
}

/** Asks the hub over HTTP(S), trusting only the pinned authority. */
export class HubHttp {
  private readonly address: URL;
  /** PEM; null over plain HTTP on loopback. */
  private readonly authority: string | null;

  constructor(address: URL, authority: string | null) {
    this.address = address;
    this.authority = authority;
  }

  /** One JSON question. Throws ExpectedError with the hub's fault, `hub-away` or `hub-untrusted`, CancelledError on abort. */
  async json<S extends z.ZodType>(ask: Ask, answer: S, signal: AbortSignal): Promise<z.output<S>> {
    const response = await this.send(ask, signal);
    const text = await readText(response, signal);
    if ((response.statusCode ?? 500) >= 400) throw new ExpectedError(faultIn(text, response.statusCode ?? 0));
    const parsed = answer.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    throw new ExpectedError({
      code: 'hub-away',
      message: `${this.address.host} does not answer as a hub does`,
    });
  }

  /** Lines of an NDJSON answer, one by one, gunzipped as they come. Faults as `json`. */
  async *lines(ask: Ask, signal: AbortSignal): AsyncGenerator<string> {
    const headers = { ...ask.headers, 'accept-encoding': 'gzip' };
    const response = await this.send({ ...ask, headers }, signal);
    if ((response.statusCode ?? 500) >= 400)
      throw new ExpectedError(faultIn(await readText(response, signal), response.statusCode ?? 0));
    const zipped = response.headers['content-encoding'] === 'gzip';
    const bytes: AsyncIterable<Buffer> = zipped ? response.pipe(createGunzip()) : response;
    if (zipped) response.once('error', () => response.destroy());
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of bytes) {
        if (signal.aborted) throw new CancelledError();
        const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = parts.pop() ?? '';
        yield* parts;
      }
    } catch (error) {
      throw awayError(error, this.address, signal);
    } finally {
      response.destroy();
    }
    if (rest !== '') yield rest;
  }

  /** A whole answer as text, at most so many bytes. Faults as `json`. */
  async text(ask: Ask, mostBytes: number, signal: AbortSignal): Promise<string> {
    const response = await this.send(ask, signal);
    try {
      const text = await readText(response, signal, mostBytes);
      if ((response.statusCode ?? 500) < 400) return text;
      throw new ExpectedError(faultIn(text, response.statusCode ?? 0));
    } catch (error) {
      throw awayError(error, this.address, signal);
    } finally {
      response.destroy();
    }
  }

  private send(ask: Ask, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const body = ask.csv ?? (ask.body === undefined ? null : Buffer.from(JSON.stringify(ask.body)));
      const type = ask.csv ? 'text/csv; charset=utf-8' : 'application/json';
      const options = {
        method: ask.method,
        signal,
        timeout: ask.silentMs ?? silentTimeoutMs,
        headers: {
          ...ask.headers,
          ...(body === null ? {} : { 'content-type': type, 'content-length': body.length }),
        },
      };
      const url = new URL(ask.path, this.address);
      const asked =
        url.protocol === 'https:'
          ? tlsRequest(url, { ...options, ...(this.authority === null ? {} : { ca: this.authority }) })
          : plainRequest(url, options);
      asked.once('timeout', () => asked.destroy(new Error('no answer')));
      asked.once('error', (error) => reject(awayError(error, this.address, signal)));
      asked.once('response', resolve);
      asked.end(body ?? undefined);
    });
  }
}

/** OpenSSL's and Node's codes for a certificate that is not what was pinned. */
const trustCodes: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function awayError(error: unknown, address: URL, signal: AbortSignal): Error {
  if (signal.aborted) return new CancelledError();
  if (error instanceof ExpectedError || !(error instanceof Error))
    return error instanceof Error ? error : new Error(String(error));
  const code = 'code' in error ? String(error.code) : '';
  return new ExpectedError(
    trustCodes.has(code)
      ? {
          code: 'hub-untrusted',
          message: `${address.host} shows a certificate that was not agreed to (${code})`,
        }
      : { code: 'hub-away', message: `${address.host} does not answer (${code || error.message})` },
  );
}

async function readText(
  response: IncomingMessage,
  signal: AbortSignal,
  mostBytes = mostAnswerBytes,
): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    if (signal.aborted) throw new CancelledError();
    length += part.length;
    if (length > mostBytes) throw new ExpectedError({ code: 'hub-away', message: 'the answer is too long' });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function faultIn(text: string, status: number): Fault {
  const found = parseJson(text);
  const fault =
    Fault.safeParse(found).data ?? Fault.safeParse((found as { fault?: unknown } | null)?.fault).data;
  return fault ?? { code: 'hub-away', message: `the hub answered with status ${status}` };
}
