import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** A listening port on 127.0.0.1 that can be taken off the network and put back. */
export interface RtspPort {
  readonly port: number;
  /** While unreachable, the system refuses connections itself. */
  setReachable(reachable: boolean): void;
  dispose(): Promise<void>;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Listens; port 0 takes any free one. Rejects when the port is taken. */
export async function openRtspPort(
  port: number,
  onSocket: (socket: Socket) => void,
  certificate?: Certificate,
): Promise<RtspPort> {
  const open = async (number: number): Promise<Server> => {
    const server = certificate ? createTlsServer(certificate, onSocket) : createServer(onSocket);
    server.listen(number, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server: Server | null = await open(port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  let change: Promise<void> = Promise.resolve();
  const set = async (reachable: boolean) => {
    if (reachable && !server) server = await open(address.port);
    else if (!reachable && server) {
      const closing = server;
      server = null;
      closing.close();
    }
  };
  return {
    port: address.port,
    setReachable(reachable) {
      change = change.then(() => set(reachable));
    },
    async dispose() {
      await change;
      const closing = server;
      server = null;
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
    },
  };
}
