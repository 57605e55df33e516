import { connect } from 'node:net';
import { parseRtspAddress } from '../rtsp/rtsp-address.ts';

/** How a camera's port answers a plain question: as RTSP does, as something else, or not at all. */
export type Greeting = 'rtsp' | 'other' | 'silent';

const within = { ms: 2000, bytes: 5 } as const;

/**
 * Asks a camera's port for its OPTIONS (RFC 2326 section 10.1), without credentials, and looks at the first bytes of the answer. ffmpeg
 * reads garbage as patiently as silence; this tells them apart. An address with TLS or that is none, or a port that cannot be reached, counts as silent.
 */
export function rtspGreeting(url: string, signal: AbortSignal): Promise<Greeting> {
  const address = parseRtspAddress(url);
  if (!address) return Promise.resolve('silent');
  const { host, port } = address;
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    let heard = Buffer.alloc(0);
    const settle = () => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(greetingOf(heard));
    };
    const deadline = setTimeout(settle, within.ms);
    socket.on('connect', () => socket.write(`OPTIONS rtsp://${host}/ RTSP/1.0\r\nCSeq: 1\r\n\r\n`));
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      if (heard.length >= within.bytes) settle();
    });
    socket.on('error', settle);
    socket.on('close', settle);
  });
}

function greetingOf(heard: Buffer): Greeting {
  if (heard.length === 0) return 'silent';
  return heard.subarray(0, within.bytes).equals(Buffer.from('RTSP/')) ? 'rtsp' : 'other';
}
