import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';

/** A built page served on the loopback, with the socket that it opens. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the files of `folder` on a free port of the loopback; `onSocket` gets every socket that a page opens. */
export async function servePage(folder: string, onSocket: (socket: WebSocket) => void): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    readFile(join(folder, path)).then(
      (bytes) => {
        response.setHeader('content-type', contentType(path));
        response.setHeader(
          'content-security-policy',
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
        );
        response.end(bytes);
      },
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  const sockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    handleProtocols: () => 'vonglau.v1',
  });
  sockets.on('connection', onSocket);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function contentType(path: string): string {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
  return types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
