import type { TileReason } from '../../../shared/wall/tile-state.ts';
import type { ChildEnd } from '../process/child.ts';

/** Why a pull ended: a closed reason, and a short English sentence without addresses or credentials. */
export interface IngestFailure {
  readonly reason: TileReason;
  readonly detail: string;
}

/** What ffmpeg says, in the order in which it is believed: the first pattern that any line matches wins. */
const sayings: ReadonlyArray<readonly [RegExp, TileReason, string]> = [
  [
    /\bfailed: 40[13]\b|Server returned 40[13]\b/i,
    'unauthorized',
    'the camera refuses the user name or password',
  ],
  [
    /\bfailed: 404\b|Server returned 404|\bfailed: 410\b|454 Session Not Found/i,
    'not-found',
    'the camera has no stream at this path',
  ],
  [
    /Failed to resolve hostname|Name or service not known|No address associated/i,
    'unreachable',
    'the host name is not known',
  ],
  [/Connection refused/i, 'unreachable', 'nothing listens at this port'],
  [
    /No route to host|Network is unreachable|Network is down|Host is down/i,
    'unreachable',
    'there is no way to the host',
  ],
  [/unknown codec|\bVideo: none\b|codec none\b/i, 'unsupported-codec', 'the video codec is not known'],
  [/matches no streams/i, 'no-video', 'the camera sends no video'],
  [
    /dimensions not set|Could not find codec parameters/i,
    'no-video',
    'the camera announces video and sends none',
  ],
  [
    /Could not find tag for codec|codec not currently supported in container|Unsupported codec/i,
    'unsupported-codec',
    'the video codec is not known',
  ],
  [/Connection timed out|Operation timed out/i, 'timeout', 'the camera does not answer'],
  [/Connection reset by peer|Broken pipe/i, 'closed-by-camera', 'the camera closed the connection'],
  [/method [A-Z_]+ failed: 453/i, 'closed-by-camera', 'the camera has no room for another viewer'],
  [/method [A-Z_]+ failed: 461/i, 'closed-by-camera', 'the camera refuses this transport'],
  [/method [A-Z_]+ failed: 4\d\d/i, 'closed-by-camera', 'the camera refuses the stream'],
  [/method [A-Z_]+ failed: 5\d\d/i, 'closed-by-camera', 'the camera reports an error of its own'],
  [
    /Invalid data found when processing input|Protocol not found|Server returned/i,
    'not-rtsp',
    'what answers does not speak RTSP',
  ],
];

/** How far the pull had come when it ended. */
export interface IngestProgress {
  readonly packets: number;
  readonly garbage: number;
}

/** Finds out from ffmpeg's last lines and its exit why a pull ended that nobody stopped. */
export function ingestFailure(end: ChildEnd, { packets, garbage }: IngestProgress): IngestFailure {
  if (end.spawnError !== null) return { reason: 'ingest-died', detail: 'ffmpeg could not be started' };
  if (end.signal !== null) return { reason: 'ingest-died', detail: `ffmpeg was killed by ${end.signal}` };
  if (garbage > 0) return { reason: 'corrupt', detail: 'what ffmpeg passed on could not be read' };
  const said = firstSaying(end.stderrTail);
  if (packets > 0) return afterPackets(end, said);
  return said ?? silentEnd(end);
}

function firstSaying(lines: readonly string[]): IngestFailure | null {
  for (const [pattern, reason, detail] of sayings)
    if (lines.some((line) => pattern.test(line))) return { reason, detail };
  return null;
}

/** Once pictures flowed only a silence or an end can follow; what ffmpeg said of single packets explains nothing. */
function afterPackets(end: ChildEnd, said: IngestFailure | null): IngestFailure {
  if (said?.reason === 'timeout') return { reason: 'timeout', detail: 'the camera has fallen silent' };
  if (said?.reason === 'unauthorized') return said;
  if (end.code === 0 || said !== null)
    return { reason: 'closed-by-camera', detail: 'the camera ended the stream' };
  return { reason: 'ingest-died', detail: `ffmpeg ended with code ${end.code}` };
}

function silentEnd(end: ChildEnd): IngestFailure {
  if (end.code === 0) return { reason: 'closed-by-camera', detail: 'the camera ended the stream at once' };
  return { reason: 'ingest-died', detail: `ffmpeg ended with code ${end.code}` };
}
