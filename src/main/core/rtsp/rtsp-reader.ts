import { headerOf, parseRtspHead, RtspGarbage, type RtspMessage } from './rtsp-message.ts';

export interface RtspListener {
  onMessage(message: RtspMessage): void;
  /** An interleaved packet (RFC 2326 section 10.12). `bytes` are the reader's own: they are valid during the call only. */
  onInterleaved(channel: number, bytes: Buffer): void;
}

const dollar = 0x24;
const [carriageReturn, lineFeed] = [0x0d, 0x0a];
const interleavedHeadBytes = 4;
const maxHeadBytes = 16 * 1024;
const maxBodyBytes = 256 * 1024;

/** Takes one RTSP connection's bytes apart, cut anywhere. Keeps one unfinished message or packet at most. */
export class RtspReader {
  private readonly listener: RtspListener;
  private carry: Buffer | null = null;

  constructor(listener: RtspListener) {
    this.listener = listener;
  }

  /** `chunk` may be written over afterwards. Throws RtspGarbage when it cannot be RTSP; the connection is worth nothing then. */
  push(chunk: Buffer): void {
    const bytes = this.carry === null ? chunk : Buffer.concat([this.carry, chunk]);
    this.carry = null;
    let at = 0;
    while (at < bytes.length) {
      const next = this.readOne(bytes, at);
      if (next === at) break;
      at = next;
    }
    if (at < bytes.length) this.carry = Buffer.from(bytes.subarray(at));
  }

  /** Gives where the next one begins: at `at` itself when this one is not all there. */
  private readOne(bytes: Buffer, at: number): number {
    const first = bytes[at];
    if (first === dollar) return this.readInterleaved(bytes, at);
    if (first === carriageReturn || first === lineFeed) return at + 1;
    return this.readMessage(bytes, at);
  }

  private readInterleaved(bytes: Buffer, at: number): number {
    if (bytes.length - at < interleavedHeadBytes) return at;
    const from = at + interleavedHeadBytes;
    const end = from + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return at;
    this.listener.onInterleaved(bytes[at + 1] ?? 0, bytes.subarray(from, end));
    return end;
  }

  private readMessage(bytes: Buffer, at: number): number {
    const head = headEnd(bytes, at);
    if (head === null) {
      if (bytes.length - at > maxHeadBytes || !startsLikeAMessage(bytes, at))
        throw new RtspGarbage('no message');
      return at;
    }
    const message = parseRtspHead(bytes.toString('latin1', at, head.end));
    const bodyBytes = Number(headerOf(message, 'content-length') || 0);
    if (!(bodyBytes >= 0 && bodyBytes <= maxBodyBytes)) throw new RtspGarbage('length of a body');
    const end = head.next + bodyBytes;
    if (end > bytes.length) return at;
    const body = bytes.toString('utf8', head.next, end);
    this.listener.onMessage(message.kind === 'response' ? { ...message, body } : message);
    return end;
  }
}

/** Where the head's last line ends, and where what follows the empty line begins. Some cameras end lines with a line feed only. */
function headEnd(bytes: Buffer, at: number): { end: number; next: number } | null {
  const limit = Math.min(bytes.length, at + maxHeadBytes);
  for (let feed = bytes.indexOf(lineFeed, at); feed >= 0 && feed < limit; ) {
    const next = bytes[feed + 1] === carriageReturn ? feed + 2 : feed + 1;
    if (bytes[next] === lineFeed)
      return { end: bytes[feed - 1] === carriageReturn ? feed - 1 : feed, next: next + 1 };
    feed = bytes.indexOf(lineFeed, feed + 1);
  }
  return null;
}

/** Both kinds of messages begin with upper case letters. */
function startsLikeAMessage(bytes: Buffer, at: number): boolean {
  for (let index = at; index < Math.min(bytes.length, at + 4); index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x41 || byte > 0x5a) return false;
  }
  return true;
}
