import type { MediaLoop } from '../live/media-loop.ts';

/** Session description of a camera's tracks (RFC 4566); track n has control `trackID=n`. */
export function describeTracks(name: string, tracks: readonly MediaLoop[]): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    `s=${name}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=control:*',
    'a=range:npt=now-',
  ];
  tracks.forEach(({ kind, payloadType, sdp }, index) => {
    lines.push(`m=${kind} 0 RTP/AVP ${payloadType}`, ...sdp, 'a=recvonly', `a=control:trackID=${index}`);
  });
  return lines.map((line) => `${line}\r\n`).join('');
}
