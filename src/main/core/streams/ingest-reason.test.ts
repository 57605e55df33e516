import { describe, expect, test } from 'vitest';
import type { ChildEnd } from '../process/child.ts';
import { ingestFailure } from './ingest-reason.ts';

/** Last lines that ffmpeg 5.1.9 wrote, as captured. */
const captured: ReadonlyArray<readonly [what: string, reason: string, lines: readonly string[]]> = [
  [
    'a password that is wrong',
    'unauthorized',
    [
      '[rtsp @ 0x55eede1be680] [error] method DESCRIBE failed: 401 Unauthorized',
      "[concat @ 0x55eede1acac0] [error] Impossible to open 'rtsp://***@127.0.0.1:18555/cam0'",
      '[error] pipe:0: Server returned 401 Unauthorized (authorization failed)',
    ],
  ],
  [
    'an account that may not',
    'unauthorized',
    [
      '[rtsp @ 0x55eede1be680] [error] method DESCRIBE failed: 403 Forbidden',
      '[error] pipe:0: Server returned 403 Forbidden (access denied)',
    ],
  ],
  [
    'a path that is not there',
    'not-found',
    [
      '[rtsp @ 0x56178ae7c600] [error] method DESCRIBE failed: 404 Not Found',
      "[concat @ 0x56178ae6aac0] [error] Impossible to open 'rtsp://127.0.0.1:18554/nope'",
      '[error] pipe:0: Server returned 404 Not Found',
    ],
  ],
  [
    'a port that is closed',
    'unreachable',
    [
      '[tcp @ 0x55cd6b891e40] [error] Connection to tcp://127.0.0.1:1?timeout=4000000 failed: Connection refused',
      '[error] pipe:0: Connection refused',
    ],
  ],
  [
    'a host that is not known',
    'unreachable',
    [
      '[tcp @ 0x55909ae93c80] [error] Failed to resolve hostname no.such.host.invalid: Name or service not known',
      '[error] pipe:0: Input/output error',
    ],
  ],
  [
    'garbage instead of answers',
    'not-rtsp',
    [
      "[concat @ 0x558630f8bac0] [error] Impossible to open 'rtsp://127.0.0.1:42399/cam/1/sub'",
      '[error] pipe:0: Invalid data found when processing input',
    ],
  ],
  [
    'sound only',
    'no-video',
    ["[fatal] Stream map '0:v:0' matches no streams.", "To ignore this, add a trailing '?' to the map."],
  ],
  [
    'an error of the camera',
    'closed-by-camera',
    [
      '[rtsp @ 0x55a2b944d600] [error] method DESCRIBE failed: 500 Internal Server Error',
      '[error] pipe:0: Server returned 5XX Server Error reply',
    ],
  ],
];

function ended(over: Partial<ChildEnd>): ChildEnd {
  return { code: 1, signal: null, stderrTail: [], spawnError: null, ...over };
}

describe('before the first packet', () => {
  test.each(captured)('%s', (_, reason, stderrTail) => {
    const failure = ingestFailure(ended({ stderrTail }), { packets: 0, garbage: 0 });
    expect(failure.reason).toBe(reason);
    expect(failure.detail).toMatch(/^[a-z][^:/]{8,}$/);
  });

  test('an end without a word is a death', () => {
    expect(ingestFailure(ended({}), { packets: 0, garbage: 0 }).reason).toBe('ingest-died');
  });
});

describe('after packets', () => {
  const reason = (end: Partial<ChildEnd>, garbage = 0) =>
    ingestFailure(ended(end), { packets: 100, garbage }).reason;

  test('an orderly end is the camera closing', () => {
    expect(reason({ code: 0 })).toBe('closed-by-camera');
    expect(reason({ code: 0, stderrTail: ['[rtsp @ 0x1] [error] Connection reset by peer'] })).toBe(
      'closed-by-camera',
    );
  });

  test('a timeout is a silence', () => {
    expect(reason({ stderrTail: ['[error] rtsp://***@cam/: Connection timed out'] })).toBe('timeout');
  });

  test('what ffmpeg said of single packets explains nothing', () => {
    expect(
      reason({ code: 0, stderrTail: ['[h264 @ 0x1] [error] Invalid data found when processing input'] }),
    ).toBe('closed-by-camera');
  });

  test('a killed ffmpeg has died, whatever it said', () => {
    expect(reason({ code: null, signal: 'SIGKILL', stderrTail: ['[error] Connection refused'] })).toBe(
      'ingest-died',
    );
    expect(reason({ code: null, signal: 'SIGSEGV' })).toBe('ingest-died');
  });

  test('bytes that cannot be read are corrupt', () => {
    expect(reason({ code: 0 }, 3)).toBe('corrupt');
  });
});

test('an ffmpeg that cannot be started has died', () => {
  const end = ended({ code: null, spawnError: 'spawn EAGAIN' });
  expect(ingestFailure(end, { packets: 0, garbage: 0 }).reason).toBe('ingest-died');
});
