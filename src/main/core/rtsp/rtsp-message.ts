/** Header fields by their name in lower case; a name may come several times (RFC 2326 section 12). */
export type RtspHeaders = ReadonlyMap<string, readonly string[]>;

/** A camera's answer (RFC 2326 section 7). */
export interface RtspResponse {
  readonly status: number;
  readonly headers: RtspHeaders;
  readonly body: string;
}

/** What came over the connection besides interleaved packets: an answer, or a request of the camera's own. */
export type RtspMessage =
  | ({ readonly kind: 'response' } & RtspResponse)
  | { readonly kind: 'request'; readonly method: string; readonly headers: RtspHeaders };

/** What was sent is not RTSP. */
export class RtspGarbage extends Error {
  override readonly name = 'RtspGarbage';
}

const statusLine = /^RTSP\/\d\.\d (\d{3})(?: |$)/;
const requestLine = /^([A-Z_]+) \S+ RTSP\/\d\.\d$/;

/** Reads the head of a message, without the empty line at its end. Throws RtspGarbage. */
export function parseRtspHead(text: string): RtspMessage {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const headers = parseHeaders(lines);
  const status = statusLine.exec(first)?.[1];
  if (status) return { kind: 'response', status: Number(status), headers, body: '' };
  const method = requestLine.exec(first)?.[1];
  if (method) return { kind: 'request', method, headers };
  throw new RtspGarbage('neither an answer nor a request');
}

/** The first value of a header field, or an empty string. */
export function headerOf({ headers }: { readonly headers: RtspHeaders }, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

function parseHeaders(lines: readonly string[]): RtspHeaders {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}
