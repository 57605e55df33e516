const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  454: 'Session Not Found',
  455: 'Method Not Valid in This State',
  461: 'Unsupported Transport',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/** An RTSP answer (RFC 2326 section 7); `cseq` and Content-Length are written by formatResponse. */
export interface RtspResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Done once the answer is on its way. */
  readonly afterwards?: () => void;
}

export function formatResponse({ status, headers = {}, body = '' }: RtspResponse, cseq: string): Buffer {
  const length = body ? { 'Content-Length': `${Buffer.byteLength(body)}` } : {};
  const lines = Object.entries({ CSeq: cseq, Server: 'vonglau pretend city', ...headers, ...length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`RTSP/1.0 ${status} ${phrases[status] ?? 'Error'}\r\n${head}\r\n${body}`);
}
