import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PageFile } from './page-files.ts';

/** A loopback HTTP server of the built pages, on a port the system picks. `origin` is its only valid origin. */
export interface PageServer {
  readonly origin: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1; requests whose Host is not exactly its own are refused (DNS rebinding). */
export async function startPageServer(files: ReadonlyMap<string, PageFile>): Promise<PageServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an AddressInfo, never a pipe name.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const headers = securityHeaders(host);
  server.on('request', (request, response) => answer(files, host, headers, request, response));
  return {
    origin: `http://${host}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  files: ReadonlyMap<string, PageFile>,
  host: string,
  headers: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const file = files.get((request.url ?? '/').split(/[?#]/, 1)[0] ?? '/');
  if (request.headers.host !== host) refuse(response, 421, 'wrong host');
  else if (request.method !== 'GET') refuse(response, 405, 'only GET');
  else if (!file) refuse(response, 404, 'not found');
  else {
    response.writeHead(200, {
      ...headers,
      'Content-Type': file.contentType,
      'Content-Length': file.bytes.byteLength,
    });
    response.end(file.bytes);
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' });
  response.end(text);
}

/** What every page is served with, whoever serves it: no inline script, no foreign origin but the core's sockets, isolated from other sites. */
export function securityHeaders(socketHost: string): Readonly<Record<string, string>> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'worker-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'connect-src': `'self' ws://${socketHost}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cache-Control': 'no-store',
  };
}
