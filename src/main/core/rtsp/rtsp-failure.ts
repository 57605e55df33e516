import type { IngestFailure } from '../streams/ingest-reason.ts';
import { RtspGarbage } from './rtsp-message.ts';

/** The connection ended, or could not be made, or the camera refused: why, in the words of the tile. */
export class RtspFailure extends Error {
  override readonly name = 'RtspFailure';
  readonly failure: IngestFailure;

  constructor(failure: IngestFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}

const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name is not known',
  ECONNREFUSED: 'nothing listens at this port',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  EHOSTDOWN: 'there is no way to the host',
  ENETDOWN: 'there is no way to the host',
};

/** What a socket's error means for the tile. */
export function socketFailure(error: Error): RtspFailure {
  if (error instanceof RtspGarbage)
    return new RtspFailure({ reason: 'not-rtsp', detail: 'what answers does not speak RTSP' });
  const code = codeOf(error);
  const why = unreachable[code];
  if (why) return new RtspFailure({ reason: 'unreachable', detail: why });
  if (code === 'ETIMEDOUT')
    return new RtspFailure({ reason: 'timeout', detail: 'the camera does not answer' });
  return new RtspFailure({ reason: 'closed-by-camera', detail: 'the camera closed the connection' });
}

/** Where a host has several addresses, the error holds one for each. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? codeOf(first) : '';
}

/** What a status that is not 2xx means for the tile (RFC 2326 section 11). */
export function refusal(status: number): RtspFailure {
  return new RtspFailure(refusalOf(status));
}

function refusalOf(status: number): IngestFailure {
  if (status === 401 || status === 403)
    return { reason: 'unauthorized', detail: 'the camera refuses the user name or password' };
  if (status === 404 || status === 410 || status === 454)
    return { reason: 'not-found', detail: 'the camera has no stream at this path' };
  const reason = 'closed-by-camera';
  if (status === 453) return { reason, detail: 'the camera has no room for another viewer' };
  if (status === 461) return { reason, detail: 'the camera refuses this transport' };
  if (status >= 500) return { reason, detail: 'the camera reports an error of its own' };
  return { reason, detail: 'the camera refuses the stream' };
}
