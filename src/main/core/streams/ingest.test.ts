import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { listenOnLoopback } from '../../../../test/support/listen-on-loopback.ts';
import { usualTuning } from '../ffmpeg/ingest-tuning.ts';
import { childPids } from '../process/child-registry.ts';
import { type IngestEnd, runIngest } from './ingest.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(server: Server): Promise<number> {
  servers.push(server);
  return listenOnLoopback(server);
}

/** A server that hands each connection to `serve`; what it was sent is kept. */
async function answering(serve: (socket: Socket) => void): Promise<{ port: number; heard: () => string }> {
  let heard = '';
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    // The client ends connections as it likes.
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  return { port: await listen(server), heard: () => heard };
}

function pull(url: string, signal: AbortSignal = new AbortController().signal): Promise<IngestEnd> {
  const sink = { onVideo: () => {}, onFrame: () => {} };
  return runIngest({ ffmpeg: { path: 'ffmpeg' }, url, transport: 'tcp', tuning: usualTuning }, sink, signal);
}

test('a web server on the port is not RTSP', async () => {
  const port = await listen(createHttpServer((_, response) => response.end('<html>hello</html>')));
  expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ reason: 'not-rtsp', packets: 0 });
});

test('neither are random bytes', async () => {
  const { port } = await answering((socket) => socket.end(randomBytes(20_000)));
  expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ reason: 'not-rtsp' });
});

test('a port that nobody listens on is unreachable', async () => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ reason: 'unreachable' });
});

test('a host that is not known is unreachable', async () => {
  expect(await pull('rtsp://no-such-camera.invalid/')).toMatchObject({ reason: 'unreachable' });
});

test('an answer of its own is told by its code', async () => {
  const answer = (status: string) =>
    answering((socket) =>
      socket.on('data', (data) => {
        const sequence = /CSeq: (\d+)/i.exec(data.toString())?.[1];
        socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n\r\n`);
      }),
    );
  const reasonOf = async (status: string) => {
    const { port } = await answer(status);
    return (await pull(`rtsp://127.0.0.1:${port}/`)).reason;
  };
  expect(await reasonOf('403 Forbidden')).toBe('unauthorized');
  expect(await reasonOf('404 Stream Not Found')).toBe('not-found');
  expect(await reasonOf('453 Not Enough Bandwidth')).toBe('closed-by-camera');
  expect(await reasonOf('503 Service Unavailable')).toBe('closed-by-camera');
});

test('a codec that ffmpeg does not know is told as such', async () => {
  const sdp =
    'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 WAVELET9/90000\r\n';
  const { port } = await answering((socket) =>
    socket.on('data', (data) => {
      const [request = ''] = data.toString().split(' ', 1);
      const sequence = /CSeq: (\d+)/i.exec(data.toString())?.[1];
      const headers = {
        DESCRIBE: `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n`,
        SETUP: 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n',
      }[request];
      const body = request === 'DESCRIBE' ? sdp : '';
      socket.write(`RTSP/1.0 200 OK\r\nCSeq: ${sequence}\r\n${headers ?? 'Session: 1\r\n'}\r\n${body}`);
      if (request === 'PLAY') for (let number = 0; number < 50; number++) socket.write(rtpPacket(number));
    }),
  );
  expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ reason: 'unsupported-codec', packets: 0 });
});

/** An RTP packet of one picture, framed for RTSP (RFC 2326 section 10.12). */
function rtpPacket(number: number): Buffer {
  const packet = Buffer.alloc(4 + 12 + 500, number);
  packet.set([0x24, 0, 0, 0, 0x80, 0xe0]);
  packet.writeUInt16BE(512, 2);
  packet.writeUInt16BE(number, 6);
  packet.writeUInt32BE(number * 3600, 8);
  packet.writeUInt32BE(7, 12);
  return packet;
}

test('the path reaches the camera byte for byte', async () => {
  const { port, heard } = await answering((socket) => socket.once('data', () => socket.end()));
  const path = "/a/b//c;d='e\\f&g=%41%zz?h=@:i";
  await pull(`rtsp://127.0.0.1:${port}${path}`);
  expect(heard()).toContain(` rtsp://127.0.0.1:${port}${path} RTSP/1.0\r\n`);
});

test('while it runs no process shows the password, and it can be stopped', async () => {
  const { port, heard } = await answering(() => {});
  const stop = new AbortController();
  const running = pull(`rtsp://operator:tr%C3%A0%20ng@127.0.0.1:${port}/`, stop.signal);
  await vi.waitFor(() => expect(heard()).toContain('OPTIONS'), { timeout: 10_000 });
  const [pid] = childPids('ffmpeg');
  for (const file of ['cmdline', 'environ']) {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8');
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/operator|tr%C3|trà/);
  }
  stop.abort();
  await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
  expect(childPids()).toEqual([]);
});

test('a pull that was stopped before it began starts nothing', async () => {
  const pulled = pull('rtsp://127.0.0.1:1/', AbortSignal.abort());
  expect(childPids()).toEqual([]);
  await expect(pulled).rejects.toMatchObject({ name: 'CancelledError' });
});
