import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerOf } from './rtsp-message.ts';
import { RtspReader } from './rtsp-reader.ts';

/** What a reader made of these chunks; each chunk's memory is written over afterwards, as the socket's is. */
function read(chunks: readonly Buffer[]): string[] {
  const seen: string[] = [];
  const reader = new RtspReader({
    onMessage: (message) =>
      seen.push(
        message.kind === 'response'
          ? `${message.status} ${headerOf(message, 'cseq')} ${message.body}`
          : `${message.method} ${headerOf(message, 'cseq')}`,
      ),
    onInterleaved: (channel, bytes) => seen.push(`${channel}: ${bytes.toString('hex')}`),
  });
  for (const chunk of chunks) {
    const shared = Buffer.from(chunk);
    reader.push(shared);
    shared.fill(0xee);
  }
  return seen;
}

function interleaved(channel: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x24, channel, bytes.length >> 8, bytes.length & 255]), bytes]);
}

const Part = fc.oneof(
  fc.tuple(fc.nat(255), fc.uint8Array({ maxLength: 300 })).map(([channel, bytes]) => ({
    bytes: interleaved(channel, bytes),
    seen: `${channel}: ${Buffer.from(bytes).toString('hex')}`,
  })),
  fc.tuple(fc.nat(999), fc.stringMatching(/^[ -~]{0,40}$/)).map(([sequence, body]) => ({
    bytes: Buffer.from(
      `RTSP/1.0 200 OK\r\nCSeq: ${sequence}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    ),
    seen: `200 ${sequence} ${body}`,
  })),
  fc.nat(999).map((sequence) => ({
    bytes: Buffer.from(`OPTIONS * RTSP/1.0\r\nCSeq: ${sequence}\r\n\r\n`),
    seen: `OPTIONS ${sequence}`,
  })),
);

test('messages and packets come out whole, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(Part, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 90 })),
      (parts, sizes) => {
        const bytes = Buffer.concat(parts.map((part) => part.bytes));
        const chunks: Buffer[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % Math.max(1, sizes.length)] ?? bytes.length;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(read(chunks)).toEqual(parts.map(({ seen }) => seen));
      },
    ),
  );
});

describe('cameras that are not strict', () => {
  test('end their lines with a line feed only', () => {
    expect(read([Buffer.from('RTSP/1.0 401 Unauthorized\nCSeq: 2\n\n')])).toEqual(['401 2 ']);
  });

  test('send empty lines between messages', () => {
    const message = 'RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n';
    expect(read([Buffer.from(`${message}\r\n\r\n${message}`)])).toEqual(['200 1 ', '200 1 ']);
  });

  test('leave the reason and the sequence number out', () => {
    expect(read([Buffer.from('RTSP/1.0 404\r\n\r\n')])).toEqual(['404  ']);
  });
});

test.each([
  ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['bytes of any kind', '\u0007\u0001garbage'],
  ['words without an end', 'A'.repeat(20_000)],
  ['a body without measure', 'RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n'],
  ['a length that is none', 'RTSP/1.0 200 OK\r\nContent-Length: many\r\n\r\n'],
])('%s is not RTSP', (_what, text) => {
  expect(() => read([Buffer.from(text, 'latin1')])).toThrow(expect.objectContaining({ name: 'RtspGarbage' }));
});
