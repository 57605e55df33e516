/** An RTSP request (RFC 2326 section 6); header names in lower case. */
export interface RtspRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Something a client sent: a request, or an interleaved packet, which only says that it lives. */
export type RtspInput = RtspRequest | 'interleaved';

const maxHeadBytes = 16 * 1024;

/** Cuts a client's bytes into requests. */
export class RtspReader {
  private bytes: Buffer = Buffer.alloc(0);

  /** All that is whole by now. Throws on bytes that are no RTSP. */
  push(chunk: Buffer): RtspInput[] {
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
    const inputs: RtspInput[] = [];
    for (let input = this.take(); input; input = this.take()) inputs.push(input);
    return inputs;
  }

  private take(): RtspInput | null {
    if (this.bytes[0] === 0x24) return this.takeInterleaved();
    const end = this.bytes.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.bytes.length > maxHeadBytes) throw new Error('RTSP head is too long');
      return null;
    }
    const request = parseHead(this.bytes.subarray(0, end).toString('utf8').trimStart());
    const bodyBytes = Number(request.headers.get('content-length') ?? 0) || 0;
    if (this.bytes.length < end + 4 + bodyBytes) return null;
    this.bytes = this.bytes.subarray(end + 4 + bodyBytes);
    return request;
  }

  private takeInterleaved(): RtspInput | null {
    if (this.bytes.length < 4) return null;
    const end = 4 + this.bytes.readUInt16BE(2);
    if (this.bytes.length < end) return null;
    this.bytes = this.bytes.subarray(end);
    return 'interleaved';
  }
}

function parseHead(head: string): RtspRequest {
  const [first = '', ...lines] = head.split('\r\n');
  const match = /^([A-Z_]+) (\S+) RTSP\/1\.\d$/.exec(first);
  if (!match) throw new Error(`not an RTSP request: ${JSON.stringify(first.slice(0, 80))}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { method: match[1] ?? '', url: match[2] ?? '', headers };
}
