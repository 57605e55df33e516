import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** The city's pair of UDP ports: RTP goes out of the first, RTCP out of the second, which also hears receiver reports. */
export interface DatagramPorts {
  readonly rtp: Socket;
  readonly rtcp: Socket;
  readonly rtpPort: number;
  /** Calls `heard` when a report comes from that port, until the returned function is called. */
  listen(clientPort: number, heard: () => void): () => void;
  dispose(): void;
}

const attempts = 32;

/** Binds two neighbouring ports of 127.0.0.1. */
export async function openDatagramPorts(): Promise<DatagramPorts> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const rtp = await bind(0);
    const rtpPort = rtp.address().port;
    try {
      const rtcp = await bind(rtpPort + 1);
      return pair(rtp, rtcp, rtpPort);
    } catch {
      // The neighbour is taken: another pair.
      rtp.close();
    }
  }
  throw new Error('no two neighbouring UDP ports are free on 127.0.0.1');
}

async function bind(port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  // A client that has gone answers with ICMP errors: they say no more than that it has gone.
  socket.on('error', () => undefined);
  return socket;
}

function pair(rtp: Socket, rtcp: Socket, rtpPort: number): DatagramPorts {
  const listeners = new Map<number, () => void>();
  rtcp.on('message', (_, { port }) => listeners.get(port)?.());
  return {
    rtp,
    rtcp,
    rtpPort,
    listen(clientPort, heard) {
      listeners.set(clientPort, heard);
      return () => listeners.delete(clientPort);
    },
    dispose() {
      rtp.close();
      rtcp.close();
    },
  };
}
