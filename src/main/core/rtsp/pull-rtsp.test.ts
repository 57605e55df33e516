import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { listenOnLoopback } from '../../../../test/support/listen-on-loopback.ts';
import type { IngestSink } from '../streams/ingest.ts';
import { pullRtsp } from './pull-rtsp.ts';
import { parseRtspAddress } from './rtsp-address.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

function listen(server: Server): Promise<number> {
  servers.push(server);
  return listenOnLoopback(server);
}

type Answer = (method: string, sequence: string, socket: Socket) => string | Buffer | null;

/** A camera that answers each request with what `answer` says; `heard` is all that it was sent. */
async function camera(answer: Answer) {
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    // The client ends connections as it likes.
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      for (const request of data.toString('latin1').split(/(?<=\r\n\r\n)/)) {
        requests.push(request);
        const [method = ''] = request.split(' ', 1);
        const said = answer(method, /CSeq: (\d+)/.exec(request)?.[1] ?? '', socket);
        if (said !== null) socket.write(said);
      }
    });
  });
  const port = await listen(server);
  return { url: `rtsp://127.0.0.1:${port}/live`, requests, heard: () => requests.join('') };
}

const h264 = 'm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:trackID=1\r\n';
const timeout = ';timeout=2';

/** Answers as a camera does whose stream is described by `media`. */
function usual(media: string, more: Partial<Record<string, string>> = {}): Answer {
  const sdp = `v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n${media}`;
  const headers: Record<string, string> = {
    OPTIONS: 'Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n',
    DESCRIBE: `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n`,
    SETUP: `Transport: RTP/AVP/TCP;unicast;interleaved=4-5\r\nSession: abc${timeout}\r\n`,
  };
  return (method, sequence) =>
    more[method] ??
    `RTSP/1.0 200 OK\r\nCSeq: ${sequence}\r\n${headers[method] ?? ''}\r\n${method === 'DESCRIBE' ? sdp : ''}`;
}

/** An RTP packet on channel 4, framed for RTSP. */
function rtp(sequence: number, payload: readonly number[], timestamp = sequence * 3600): Buffer {
  const packet = Buffer.alloc(16 + payload.length);
  packet.set([0x24, 4, 0, 0, 0x80, 0xe0]);
  packet.writeUInt16BE(12 + payload.length, 2);
  packet.writeUInt16BE(sequence & 0xffff, 6);
  packet.writeUInt32BE(timestamp >>> 0, 8);
  packet.set(payload, 16);
  return packet;
}

const sps = [
  0x67, 0x4d, 0x40, 0x1e, 0xdb, 0x02, 0x80, 0xbf, 0xe5, 0x84, 0, 0, 3, 0, 4, 0, 0, 3, 0, 0xc8, 0x3c, 0x58,
  0xbb, 0x80,
];
const idr = [0x65, 0x88, 0x80];

function pull(url: string, sink: Partial<IngestSink> = {}, signal = new AbortController().signal) {
  const address = parseRtspAddress(url);
  if (!address) throw new Error(`no address: ${url}`);
  const whole = { onVideo: () => {}, onFrame: () => {}, ...sink };
  return pullRtsp(address, whole, () => performance.now(), signal);
}

describe('why there is no stream', () => {
  test.each([
    ['403 Forbidden', 'unauthorized'],
    ['401 Unauthorized', 'unauthorized'],
    ['404 Stream Not Found', 'not-found'],
    ['453 Not Enough Bandwidth', 'closed-by-camera'],
    ['461 Unsupported Transport', 'closed-by-camera'],
    ['503 Service Unavailable', 'closed-by-camera'],
  ])('%s', async (status, reason) => {
    const { url } = await camera((_, sequence) => `RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n\r\n`);
    expect(await pull(url)).toMatchObject({ left: null, end: { reason, packets: 0 } });
  });

  test('a web server', async () => {
    const port = await listen(createHttpServer((_, response) => response.end('<html>hello</html>')));
    expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ end: { reason: 'not-rtsp' } });
  });

  test('bytes of any kind', async () => {
    const { url } = await camera(() => Buffer.concat([Buffer.from([7]), randomBytes(20_000)]));
    expect(await pull(url)).toMatchObject({ end: { reason: 'not-rtsp' } });
  });

  test('nobody listens at the port', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await pull(`rtsp://127.0.0.1:${port}/`)).toMatchObject({ end: { reason: 'unreachable' } });
  });

  test('a host that is not known', async () => {
    expect(await pull('rtsp://no-such-camera.invalid/')).toMatchObject({
      end: { reason: 'unreachable', detail: 'the host name is not known' },
    });
  });

  test('sound alone', async () => {
    const { url } = await camera(usual('m=audio 0 RTP/AVP 8\r\n'));
    expect(await pull(url)).toMatchObject({ end: { reason: 'no-video' } });
  });

  test('a camera that hangs up', async () => {
    const { url } = await camera((method, sequence, socket) => {
      if (method === 'PLAY') socket.destroy();
      return usual(h264)(method, sequence, socket);
    });
    expect(await pull(url)).toMatchObject({ end: { reason: 'closed-by-camera', packets: 0 } });
  });
});

describe('left to ffmpeg', () => {
  const moved = 'RTSP/1.0 302 Found\r\nCSeq: 2\r\nLocation: rtsp://127.0.0.1/else\r\n\r\n';
  const byUdp =
    'RTSP/1.0 200 OK\r\nCSeq: 3\r\nTransport: RTP/AVP;unicast;server_port=1-2\r\nSession: a\r\n\r\n';
  test.each([
    ['a stream elsewhere', usual(h264, { DESCRIBE: moved })],
    ['a camera that sends by UDP only', usual(h264, { SETUP: byUdp })],
    ['JPEG', usual('m=video 0 RTP/AVP 26\r\n')],
    ['sound that is not known', usual(`${h264}m=audio 0 RTP/AVP 98\r\na=rtpmap:98 G726-32/8000\r\n`)],
  ])('%s', async (_what, answer) => {
    const { url } = await camera(answer);
    expect(await pull(url)).toEqual({ left: expect.any(String) });
  });

  test('a way of packing that shows only in the stream', async () => {
    const { url } = await camera((method, sequence, socket) => {
      if (method === 'PLAY') setImmediate(() => socket.write(rtp(1, [0x79, 0, 0])));
      return usual(h264)(method, sequence, socket);
    });
    expect(await pull(url)).toEqual({ left: expect.any(String) });
  });
});

describe('while it plays', () => {
  /** Plays until stopped: `send` gives what comes after PLAY. */
  async function playing(send: (socket: Socket) => void, sink: Partial<IngestSink> = {}) {
    const stop = new AbortController();
    const site = await camera((method, sequence, socket) => {
      if (method === 'PLAY') setImmediate(() => send(socket));
      return usual(h264)(method, sequence, socket);
    });
    return { ...site, stop, running: pull(site.url, sink, stop.signal) };
  }

  test('what the stream is comes before its first picture, also where only the stream says it', async () => {
    const seen: unknown[] = [];
    const { stop, running } = await playing(
      (socket) => {
        socket.write(rtp(1, sps));
        socket.write(rtp(2, idr));
      },
      {
        onVideo: ({ fourcc, width, height }) => seen.push([fourcc, width, height]),
        onFrame: ({ keyframe, payload }) => seen.push([keyframe, [...payload]]),
      },
    );
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect(seen).toEqual([
      ['H264', 640, 360],
      [true, [0, 0, 0, 1, ...sps, 0, 0, 0, 1, ...idr]],
    ]);
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
  });

  test('the session is kept alive, and ended with a goodbye', async () => {
    const { requests, stop, running } = await playing(() => {});
    await vi.waitFor(
      () => expect(requests.at(-1)).toMatch(/^GET_PARAMETER .*\r\n[\s\S]*Session: abc\r\n/),
      5000,
    );
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
    await vi.waitFor(() => expect(requests.at(-1)).toMatch(/^TEARDOWN /));
  });

  test('a session that is to last for ever is kept alive as any other, not a thousand times a second', async () => {
    const forever =
      'RTSP/1.0 200 OK\r\nCSeq: 3\r\nTransport: RTP/AVP/TCP;unicast;interleaved=4-5\r\nSession: abc;timeout=4294967295\r\n\r\n';
    let frames = 0;
    const { url, requests } = await camera((method, sequence, socket) => {
      if (method === 'PLAY')
        for (let packet = 1; packet <= 30; packet++)
          setTimeout(() => socket.write(rtp(packet, packet === 1 ? sps : idr)), packet * 20);
      return usual(h264, { SETUP: forever.replace('CSeq: 3', `CSeq: ${sequence}`) })(
        method,
        sequence,
        socket,
      );
    });
    const stop = new AbortController();
    const running = pull(url, { onFrame: () => (frames += 1) }, stop.signal);
    await vi.waitFor(() => expect(frames).toBeGreaterThan(20), 5000);
    expect(requests.filter((request) => request.startsWith('GET_PARAMETER'))).toEqual([]);
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
  });

  test('a camera that asks whether anybody is there gets an answer', async () => {
    const { heard, stop, running } = await playing((socket) => {
      socket.write('OPTIONS * RTSP/1.0\r\nCSeq: 77\r\n\r\n');
    });
    await vi.waitFor(() => expect(heard()).toContain('RTSP/1.0 200 OK\r\nCSeq: 77\r\n'));
    stop.abort();
    await expect(running).rejects.toThrow();
  });

  test('what cannot be read after pictures is a spoilt stream', async () => {
    const { running } = await playing((socket) => {
      socket.write(Buffer.concat([rtp(1, sps), rtp(2, idr), Buffer.from('\u0001\u0002garbage')]));
    });
    expect(await running).toMatchObject({ left: null, end: { reason: 'corrupt', packets: 1 } });
  });

  test('nothing reaches anybody once it was stopped', async () => {
    let frames = 0;
    const { stop, running } = await playing(
      (socket) => {
        socket.write(Buffer.concat([rtp(1, sps), ...[2, 3, 4, 5].map((sequence) => rtp(sequence, idr))]));
      },
      {
        onFrame: () => {
          frames += 1;
          stop.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ name: 'CancelledError' });
    expect(frames).toBe(1);
  });
});

describe('what the camera hears', () => {
  test('the path byte for byte, and no login before it asks for one', async () => {
    const { url, heard } = await camera((_, __, socket) => {
      socket.end();
      return null;
    });
    const path = "/a/b//c;d='e\\f&g=%41%zz?h=@:i";
    const { host } = new URL(url);
    await pull(`rtsp://operator:mat-khau@${host}${path}`);
    expect(heard()).toContain(` rtsp://${host}${path} RTSP/1.0\r\n`);
    expect(heard()).not.toMatch(/operator|mat-khau|Authorization/);
  });

  test('a digest of the password, never itself', async () => {
    const { url, heard } = await camera((_, sequence) => {
      const challenge = 'WWW-Authenticate: Digest realm="r", nonce="n"\r\n';
      return `RTSP/1.0 401 Unauthorized\r\nCSeq: ${sequence}\r\n${challenge}\r\n`;
    });
    const end = await pull(url.replace('//', '//operator:mat-khau@'));
    expect(end).toMatchObject({ end: { reason: 'unauthorized' } });
    expect(heard()).toContain('Authorization: Digest username="operator"');
    expect(heard()).not.toContain('mat-khau');
    expect(JSON.stringify(end)).not.toContain('mat-khau');
  });
});

test('a pull that was stopped before it began connects to nothing', async () => {
  const { url, requests } = await camera(() => null);
  await expect(pull(url, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'CancelledError' });
  expect(requests).toEqual([]);
});
