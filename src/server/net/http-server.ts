import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { KeyedCertificate } from '../tls/certificate-authority.ts';

/** Somebody who opens connections and says nothing is not waited for. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 15_000,
  maxHeaderSize: 16_384,
};

/** TLS 1.2 at least; without a certificate plain HTTP, which `listen` allows on loopback only. */
export function createServer(
  certificate: KeyedCertificate | null,
  answer: RequestListener,
): Server | HttpsServer {
  if (certificate === null) return createHttpServer(limits, answer);
  const { cert, key } = certificate;
  return createHttpsServer({ ...limits, cert, key, minVersion: 'TLSv1.2' }, answer);
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly encrypted: boolean;
}

/** Listens; resolves with the port. Throws ExpectedError `plain-http` off loopback without TLS, `port-taken`, `cannot-listen`. */
export async function listen(
  server: Server | HttpsServer,
  { host, port, encrypted }: ListenOptions,
): Promise<number> {
  if (!encrypted && !isLoopback(host))
    throw new ExpectedError({
      code: 'plain-http',
      message: `Without TLS the hub listens on loopback only, not on ${host}.`,
    });
  return await new Promise<number>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(
        new ExpectedError({
          code: error.code === 'EADDRINUSE' ? 'port-taken' : 'cannot-listen',
          message: `The hub cannot listen on ${host}, port ${port}.`,
          detail: error.message,
        }),
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      // A server that listens on TCP has an address of this form.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
