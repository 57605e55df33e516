import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages for a test, on a loopback port of their own. A page speaks to the test with `say(text)`. */
export interface LocalPages {
  readonly origin: string;
  /** Paths asked for so far. */
  readonly asked: readonly string[];
  /** What pages said so far. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

const say = `<script>globalThis.say = (text) => fetch('/say', { method: 'POST', body: String(text) });</script>`;

/** Serves `pages` (path without query -> HTML body) until closed. */
export async function startLocalPages(pages: Readonly<Record<string, string>>): Promise<LocalPages> {
  const asked: string[] = [];
  const said: string[] = [];
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    if (path === '/say') {
      said.push(await bodyOf(request));
      response.end();
      return;
    }
    asked.push(path);
    const body = pages[path];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><link rel="icon" href="data:,">${say}${body ?? 'not here'}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is an AddressInfo; the type covers pipes too.
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, asked, said, close };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
