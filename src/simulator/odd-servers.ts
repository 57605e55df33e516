import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Something on 127.0.0.1 that is no camera. */
export interface OddServer {
  readonly port: number;
  /** Address that a client would take for a camera's. */
  readonly url: string;
  dispose(): Promise<void>;
}

/** A web server on the RTSP port: answers every request in HTTP, whatever it was. */
export function startWebServer(): Promise<OddServer> {
  const page = '<html><body>IP camera login</body></html>';
  const answer = `HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`;
  return start((socket) => socket.once('data', () => socket.end(answer)));
}

/** Accepts connections, reads what comes and never answers. */
export function startSilentServer(): Promise<OddServer> {
  return start((socket) => socket.resume());
}

/** Sends random bytes as soon as somebody connects, and again at whatever it hears. */
export function startGarbageServer(): Promise<OddServer> {
  return start((socket) => {
    socket.write(randomBytes(2048));
    socket.on('data', () => socket.write(randomBytes(2048)));
  });
}

/** A port of 127.0.0.1 that refuses connections: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await start(() => undefined);
  await server.dispose();
  return server.port;
}

async function start(serve: (socket: Socket) => void): Promise<OddServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Clients hang up on these servers in every way there is: `close` follows.
    socket.on('error', () => undefined);
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    url: `rtsp://127.0.0.1:${address.port}/cam/1/sub`,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
